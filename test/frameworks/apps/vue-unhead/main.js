import { useHead } from '@unhead/vue'
import { createHead } from '@unhead/vue/client'
import { autoPage } from 'segment-matomo/auto-page'
import { createApp, h, ref } from 'vue'
import { createRouter, createWebHistory, useRoute } from 'vue-router'
import { analytics, loadAnalytics } from './analytics.js'
import App from './VueApp.vue'

loadAnalytics()
autoPage(analytics)

const page = (title) => ({
  setup() {
    useHead({ title })
    return () => h('h1', title)
  },
})
const teas = {
  setup() {
    const route = useRoute()
    useHead({ title: () => (route.query.page ? `Teas, page ${route.query.page}` : 'Teas') })
    return () => h('h1', 'Teas')
  },
}
const slow = {
  setup() {
    const title = ref()
    useHead({ title })
    setTimeout(() => (title.value = 'Slow tea'), 400)
    return () => h('h1', title.value)
  },
}
const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', component: page('Home') },
    { path: '/teas', component: teas },
    { path: '/mugs', component: page('Mugs') },
    // A guard, as for pages that need a login.
    { path: '/old', component: page('Old'), beforeEnter: () => '/new' },
    { path: '/new', component: page('New') },
    { path: '/slow', component: slow },
  ],
})

createApp(App).use(router).use(createHead()).mount('#app')

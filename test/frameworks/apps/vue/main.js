import { autoPage } from 'segment-matomo/auto-page'
import { createApp, h } from 'vue'
import { createRouter, createWebHistory } from 'vue-router'
import { analytics, loadAnalytics } from './analytics.js'
import App from './VueApp.vue'

loadAnalytics()
autoPage(analytics)

const page = { render: () => h('h1', 'A page') }
const slow = {
  mounted: () => setTimeout(() => (document.title = 'Slow tea'), 400),
  render: () => h('h1', 'A slow page'),
}
const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', component: page, meta: { title: () => 'Home' } },
    {
      path: '/teas',
      component: page,
      meta: { title: ({ query }) => (query.page ? `Teas, page ${query.page}` : 'Teas') },
    },
    { path: '/mugs', component: () => import('./mugs.js'), meta: { title: () => 'Mugs' } },
    { path: '/old', redirect: '/new' },
    { path: '/new', component: page, meta: { title: () => 'New' } },
    { path: '/slow', component: slow },
  ],
})
router.afterEach((to) => {
  if (to.meta.title) document.title = to.meta.title(to)
})

createApp(App).use(router).mount('#app')

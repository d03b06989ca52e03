import { Component, inject, type OnInit } from '@angular/core'
import { bootstrapApplication, Title } from '@angular/platform-browser'
import { provideRouter, RouterLink, RouterOutlet, type ActivatedRouteSnapshot } from '@angular/router'
import { autoPage } from 'segment-matomo/auto-page'
import { analytics, loadAnalytics } from '../analytics.js'

loadAnalytics()
autoPage(analytics)

@Component({ selector: 'app-page', template: '<h1>A page</h1>' })
class Page {}

@Component({ selector: 'app-slow', template: '<h1>A slow page</h1>' })
class SlowPage implements OnInit {
  private readonly title = inject(Title)

  ngOnInit(): void {
    setTimeout(() => this.title.setTitle('Slow tea'), 400)
  }
}

@Component({
  selector: 'app-root',
  imports: [RouterLink, RouterOutlet],
  template: `
    <nav>
      <a id="to-home" routerLink="/">Home</a>
      <a id="to-teas" routerLink="/teas">Teas</a>
      <a id="to-teas-2" routerLink="/teas" [queryParams]="{ page: 2 }">Teas, page 2</a>
      <a id="to-teas-hash" routerLink="/teas" fragment="reviews">Reviews</a>
      <a id="to-mugs" routerLink="/mugs">Mugs</a>
      <a id="to-old" routerLink="/old">Old</a>
      <a id="to-slow" routerLink="/slow">Slow</a>
    </nav>
    <router-outlet />
  `,
})
class App {}

const teasTitle = ({ queryParams }: ActivatedRouteSnapshot) =>
  queryParams['page'] ? `Teas, page ${queryParams['page']}` : 'Teas'

const routes = [
  { path: '', pathMatch: 'full' as const, title: 'Home', component: Page },
  { path: 'teas', title: teasTitle, component: Page, runGuardsAndResolvers: 'always' as const },
  { path: 'mugs', title: 'Mugs', component: Page },
  { path: 'old', redirectTo: 'new' },
  { path: 'new', title: 'New', component: Page },
  { path: 'slow', component: SlowPage },
]

bootstrapApplication(App, { providers: [provideRouter(routes)] }).catch((error: unknown) =>
  console.error(error),
)

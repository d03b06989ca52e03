/** An app of `apps/`, and how it is built and served. */
export interface App {
  readonly folder: string
  readonly name: string
  /** The packages whose versions the table names. */
  readonly packages: readonly string[]
  /** A folder of files, or what starts a server on the port in `PORT`. */
  readonly serve: { readonly files: string } | { readonly command: readonly string[] }
  /** What starts a development server on the port in `PORT`. Only there React's StrictMode runs effects twice. */
  readonly strictMode?: readonly string[]
  /** Whether it installs and builds in about a minute: CI tries these. */
  readonly isQuick: boolean
}

const isQuick = true

/** All of them have the same pages. */
export const APPS: readonly App[] = [
  { folder: 'history', name: 'plain history', packages: [], serve: { files: 'dist' }, isQuick },
  {
    folder: 'react-router',
    name: 'React Router, as a library',
    packages: ['react', 'react-router'],
    serve: { files: 'dist' },
    strictMode: ['node_modules/.bin/vite', '--host', '127.0.0.1', '--strictPort'],
    isQuick,
  },
  {
    folder: 'react-router-framework',
    name: 'React Router, as a framework',
    packages: ['react', 'react-router'],
    serve: { command: ['node_modules/.bin/react-router-serve', 'build/server/index.js'] },
    strictMode: ['node_modules/.bin/react-router', 'dev', '--host', '127.0.0.1', '--strictPort'],
    isQuick,
  },
  {
    folder: 'next-app-router',
    name: 'Next.js, App Router',
    packages: ['next', 'react'],
    serve: { command: ['node_modules/.bin/next', 'start', '--hostname', '127.0.0.1'] },
    strictMode: ['node_modules/.bin/next', 'dev', '--hostname', '127.0.0.1'],
    isQuick: false,
  },
  {
    folder: 'next-pages-router',
    name: 'Next.js, Pages Router',
    packages: ['next', 'react'],
    serve: { command: ['node_modules/.bin/next', 'start', '--hostname', '127.0.0.1'] },
    strictMode: ['node_modules/.bin/next', 'dev', '--hostname', '127.0.0.1'],
    isQuick: false,
  },
  { folder: 'vue', name: 'Vue', packages: ['vue', 'vue-router'], serve: { files: 'dist' }, isQuick },
  {
    folder: 'vue-unhead',
    name: 'Vue with Unhead',
    packages: ['vue', 'vue-router', '@unhead/vue'],
    serve: { files: 'dist' },
    isQuick,
  },
  {
    folder: 'nuxt',
    name: 'Nuxt',
    packages: ['nuxt'],
    serve: { command: ['node', '.output/server/index.mjs'] },
    isQuick: false,
  },
  {
    folder: 'sveltekit',
    name: 'SvelteKit',
    packages: ['@sveltejs/kit', 'svelte'],
    serve: { command: ['node', 'build/index.js'] },
    isQuick,
  },
  {
    folder: 'astro',
    name: 'Astro with ClientRouter',
    packages: ['astro'],
    serve: { command: ['node', 'dist/server/entry.mjs'] },
    isQuick: false,
  },
  {
    folder: 'angular',
    name: 'Angular',
    packages: ['@angular/core'],
    serve: { files: 'dist/browser' },
    isQuick: false,
  },
  {
    folder: 'turbo',
    name: 'Turbo',
    packages: ['@hotwired/turbo'],
    serve: { command: ['node', 'pages-server.js'] },
    isQuick,
  },
  {
    folder: 'htmx',
    name: 'htmx',
    packages: ['htmx.org'],
    serve: { command: ['node', 'pages-server.js', 'hx-boost="true"'] },
    isQuick,
  },
]

import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'

// Serves the same pages for each library that makes one app of a server's pages. The argument is what the library wants of `body`.
const [BODY_ATTRIBUTES = ''] = process.argv.slice(2)

const TITLES = { '/': 'Home', '/teas': 'Teas', '/mugs': 'Mugs', '/new': 'New', '/slow': '' }
const LATE = `<script>setTimeout(() => (document.title = 'Slow tea'), 400)</script>`

const html = (title, late) => `<!doctype html>
<html lang="en">
  <head>
    <title>${title}</title>
    <link rel="icon" href="data:," />
    <script type="module" src="/main.js"></script>
  </head>
  <body ${BODY_ATTRIBUTES}>
    <nav>
      <a id="to-home" href="/">Home</a>
      <a id="to-teas" href="/teas">Teas</a>
      <a id="to-teas-2" href="/teas?page=2">Teas, page 2</a>
      <a id="to-teas-hash" href="/teas#reviews">Reviews</a>
      <a id="to-mugs" href="/mugs">Mugs</a>
      <a id="to-old" href="/old">Old</a>
      <a id="to-slow" href="/slow">Slow</a>
    </nav>
    <h1>${title}</h1>
    ${late}
  </body>
</html>`

createServer(async (request, response) => {
  const { pathname, search } = new URL(request.url, 'http://localhost')
  if (pathname.endsWith('.js')) {
    response.setHeader('content-type', 'text/javascript').end(await readFile(`dist${pathname}`))
  } else if (pathname === '/old') {
    response.writeHead(302, { location: '/new' }).end()
  } else {
    const title = search ? 'Teas, page 2' : TITLES[pathname]
    response.setHeader('content-type', 'text/html').end(html(title, pathname === '/slow' ? LATE : ''))
  }
}).listen(process.env.PORT, '127.0.0.1')

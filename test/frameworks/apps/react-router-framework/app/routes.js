import { index, route } from '@react-router/dev/routes'

export default [
  index('home.jsx'),
  route('teas', 'teas.jsx'),
  route('mugs', 'mugs.jsx'),
  route('old', 'old.jsx'),
  route('new', 'new.jsx'),
  route('slow', 'slow.jsx'),
]

import { reactRouter } from '@react-router/dev/vite'

export default { plugins: [reactRouter()], server: { port: Number(process.env.PORT), strictPort: true } }

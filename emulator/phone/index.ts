export { phoneRoutes } from './routes'

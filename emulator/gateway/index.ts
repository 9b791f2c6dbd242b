export { functionActions } from './function-actions'
export { createGatewayServer } from './server'

export { BodyTooLarge, readBody, sendJson, sendText } from './bodies'
export { sendFile } from './files'
export { listen, stopListening } from './listening'

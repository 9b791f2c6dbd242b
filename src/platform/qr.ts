// A QR code as an image address, drawn on the device: nothing to download, sharp at any size.
import { create } from 'qrcode'
import { base64OfAscii } from './base64'

const quietZone = 4

/** `address` in ASCII: as bytes it needs no TextEncoder, which a mini-program lacks. */
export function qrImage(address: string): string {
  const { modules } = create([{ data: Uint8ClampedArray.from(address, (letter) => letter.charCodeAt(0)), mode: 'byte' }], { errorCorrectionLevel: 'M' })
  const cells: string[] = []
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) cells.push(`M${column + quietZone} ${row + quietZone}h1v1h-1z`)
    }
  }
  const side = modules.size + 2 * quietZone
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${cells.join('')}"/></svg>`
  return `data:image/svg+xml;base64,${base64OfAscii(svg)}`
}

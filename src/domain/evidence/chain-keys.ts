// The school's chain keys as they stand in the environment: the first extends the chains, older ones still verify.

export interface ChainKey {
  readonly keyId: string
  readonly hex: string
}

/** `<keyId>:<64 hex>,…`; a bare 64 hex is key `k1`. Throws on anything else. */
export function readChainKeys(text: string): readonly ChainKey[] {
  return (/^[0-9a-f]{64}$/.test(text) ? `k1:${text}` : text).split(',').map((part) => {
    const [, keyId, hex] = /^([A-Za-z0-9]{1,16}):([0-9a-f]{64})$/.exec(part.trim()) ?? []
    if (keyId === undefined || hex === undefined) throw new Error('a chain key must read <keyId>:<64 hex>')
    return { keyId, hex }
  })
}

/** The message that an HMAC of a purpose and its parts is taken of. */
export function keyedMessage(purpose: string, parts: readonly string[]): string {
  return JSON.stringify([purpose, ...parts])
}

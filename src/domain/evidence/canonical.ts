// Texts that are hashed. Written so that anybody can rebuild them: JSON without spaces, keys in order, UTF-8.

export type PlainContent = Readonly<Record<string, string | number | boolean | null>>

/** JSON of the pairs in the order of their keys: the same content always hashes the same. */
export function canonicalJson(content: PlainContent): string {
  return JSON.stringify(pairsOf(content))
}

export function pairsOf(content: PlainContent): [string, PlainContent[string]][] {
  return Object.keys(content)
    .sort()
    .map((key) => [key, content[key] ?? null])
}

/** Hashing is given from outside: the rules run in the functions and in the inspector's terminal alike. */
export type Sha256 = (text: string) => string

/** HMAC with the chain key of this id, over a purpose and its parts; null when the key is not at hand. */
export type Keyed = (keyId: string, purpose: string, ...parts: readonly string[]) => string | null

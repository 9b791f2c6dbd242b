// The tests' arrangements ask jest for patience as they load; a program has no jest and all the patience it needs.
// Import this before them.
const surroundings = globalThis as { jest?: unknown }
surroundings.jest ??= { setTimeout: () => undefined }
export {}

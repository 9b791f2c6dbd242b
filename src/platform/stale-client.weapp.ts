/** WeChat replaces a mini-program as a whole. */
export function reloadWhenStale(): void {}

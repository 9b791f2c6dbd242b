// A clock that never goes back. Of the two that a device has, one may be set by hand and the other may stand still
// while the device sleeps: the larger step of both counts, so a lease is never believed to last longer than it does.
let reading = 0
let wall = Date.now()
let running = runningNow()

function runningNow(): number {
  return typeof performance === 'object' && typeof performance.now === 'function' ? performance.now() : 0
}

/** Milliseconds since the client started. */
export function steadyNow(): number {
  const wallNow = Date.now()
  const runNow = runningNow()
  reading += Math.max(0, wallNow - wall, runNow - running)
  wall = wallNow
  running = runNow
  return reading
}

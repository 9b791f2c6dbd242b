/** A mini-program is tapped. */
export function pressByKeyboard(): void {}

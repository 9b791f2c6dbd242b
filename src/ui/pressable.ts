// What makes a tappable view reachable by keyboard and known to a screen reader in a browser. WeChat knows the role
// alone; anything more would be an unknown attribute there.

type Role = 'button' | 'link' | 'radio' | 'checkbox'

export function pressable(role: Role, isChecked?: boolean): object {
  if (process.env.TARO_ENV !== 'h5') return { ariaRole: role }
  // Taro renames `ariaRole` only where it is written out in JSX
  return { role, tabindex: '0', ...(isChecked === undefined ? {} : { 'aria-checked': String(isChecked) }) }
}

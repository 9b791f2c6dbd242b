// Stand-ins for @tarojs/components in jsdom: plain elements that take Taro's properties and speak its events.
import { createElement, forwardRef, type ComponentType, type FormEvent, type ReactNode } from 'react'

type Properties = Record<string, unknown> & { children?: ReactNode }
type Translate = (properties: Properties) => Properties

function element(tag: string, translate: Translate = (properties) => properties): ComponentType<Properties> {
  return forwardRef<unknown, Properties>(function TaroStub(properties, ref) {
    return createElement(tag, { ref, ...translate(properties) })
  }) as unknown as ComponentType<Properties>
}

function without(properties: Properties, ...names: string[]): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)))
}

/** Taro's names of the attributes that assistive technology reads. */
function accessible(properties: Properties): Properties {
  const { ariaRole, ariaLabel, style, ...rest } = properties
  // Taro takes a style as text too, React does not; no test looks at it
  return { ...rest, ...(typeof style === 'object' ? { style } : {}), ...(ariaRole === undefined ? {} : { role: ariaRole }), ...(ariaLabel === undefined ? {} : { 'aria-label': ariaLabel }) }
}

function notify(handler: unknown, detail: unknown): void {
  if (typeof handler === 'function') (handler as (event: { detail: unknown }) => void)({ detail })
}

export const View = element('div', (properties) => accessible(without(properties, 'hoverClass', 'catchMove')))
export const Text = element('span', (properties) => without(properties, 'userSelect', 'selectable', 'space'))
export const ScrollView = element('div', (properties) =>
  without(properties, 'scrollX', 'scrollY', 'scrollIntoView', 'onScrollToLower', 'lowerThreshold', 'enhanced'),
)
export const Block = element('div')
export const Canvas = element('canvas', (properties) => without(properties, 'type', 'canvasId'))
export const Label = element('label')
export const RichText = element('div', (properties) => without(properties, 'nodes'))
export const Image = element('img', (properties) => without(properties, 'mode', 'lazyLoad', 'showMenuByLongpress'))
export const CheckboxGroup = element('div', (properties) => without(properties, 'onChange'))
export const RadioGroup = element('div', (properties) => without(properties, 'onChange'))

/** `openType="getPhoneNumber"` answers like a trainee who agrees: code-1. */
export const Button = element('button', (properties) => ({
  ...without(accessible(properties), 'role', 'openType', 'onGetPhoneNumber', 'formType', 'loading', 'plain', 'size', 'hoverClass'),
  type: properties['formType'] === 'submit' ? 'submit' : 'button',
  onClick:
    properties['openType'] === 'getPhoneNumber'
      ? () => notify(properties['onGetPhoneNumber'], { code: 'code-1', errMsg: 'getPhoneNumber:ok' })
      : properties['onClick'],
}))

function textField(tag: string): ComponentType<Properties> {
  return element(tag, (properties) => {
    const { maxlength, ...rest } = without(properties, 'onInput', 'placeholderClass', 'confirmType', 'password', 'focus')
    return {
      ...rest,
      ...(typeof maxlength === 'number' && maxlength > 0 ? { maxLength: maxlength } : {}),
      ...(properties['password'] === true ? { type: 'password' } : {}),
      onChange: (event: { target: { value: string } }) => notify(properties['onInput'], { value: event.target.value }),
    }
  })
}

export const Input = textField('input')
export const Textarea = textField('textarea')

export const Form = element('form', (properties) => ({
  ...properties,
  onSubmit: (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    notify(properties['onSubmit'], { value: Object.fromEntries(new FormData(event.currentTarget)) })
  },
}))

function checkable(type: 'checkbox' | 'radio'): ComponentType<Properties> {
  return function Checkable(properties) {
    const { children, ...rest } = without(properties, 'color')
    return createElement('label', {}, createElement('input', { type, readOnly: true, ...rest }), children)
  }
}

export const Checkbox = checkable('checkbox')
export const Radio = checkable('radio')
export const Switch = checkable('checkbox')

export const Video = element('div', ({ id, src }) => ({ id, 'data-testid': 'video', 'data-src': src }))
export const Camera = element('div', () => ({ 'data-testid': 'camera' }))
export const WebView = element('div', ({ src }) => ({ 'data-testid': 'web-view', 'data-src': src }))

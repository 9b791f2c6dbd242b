// npm run admin -- leaflet [file.html]: one offline page that turns forms into events to paste into the console's test run,
// for a school without Node or a terminal (OPS-01). It sends nothing and keeps nothing.
import type { Operation } from '../src/contract'
import { fieldsOf, operatorOperations, type Field } from './event'
import { choiceName, fieldName } from './field-names'

const hidden = new Set(['operator', 'key', 'reason'])

/** `--name` words are the terminal's: the page shows its own boxes. */
function meaningOf(operation: string, field: string): string {
  if (field === 'confirm') return '不勾只试算，勾上才真正办理'
  return fieldName(operation, field).replace(/；本机的(文件)?用 --file$/, '；先在控制台上传').replace('，放进文件用 --json 带上', '（JSON）').replace('，和 --idTail 一起写', '，和后四位一起写').replace('（或者写班名 --title）', '（或者写班名）').replace('，原因写在 --reason', '，原因写在上面')
}

function control({ name, kind, choices, isNeeded }: Field): string {
  const mark = `data-name="${name}" data-kind="${kind}"${isNeeded ? ' data-needed="1"' : ''}`
  if (kind === 'yes-no') return `<input type="checkbox" ${mark}>`
  if (choices.length > 0) return `<select ${mark}><option value=""></option>${choices.map((choice) => `<option value="${choice}">${escapeHtml(`${choiceName(choice)} ${choice}`.trim())}</option>`).join('')}</select>`
  return kind === 'json' ? `<textarea rows="4" ${mark}></textarea>` : `<input ${kind === 'number' ? 'inputmode="numeric" ' : ''}${mark}>`
}

function formOf(operation: Operation): string {
  const fields = fieldsOf(operation)
  const rows = fields.filter(({ name }) => !hidden.has(name)).map((field) => `<label><span>${escapeHtml(meaningOf(operation.name, field.name))}${field.isNeeded ? '<b> 必填</b>' : ''}${field.kind === 'list' ? '（几个用逗号隔开）' : ''}</span>${control(field)}</label>`)
  const own = fields.filter(({ name }) => hidden.has(name)).map(({ name }) => name).join(' ')
  return `<details data-operation="${operation.name}" data-own="${own}"><summary>${escapeHtml(operation.summary)} <code>${operation.name}</code></summary>${rows.join('')}<button type="button">生成事件</button><p class="fault"></p><textarea class="event" rows="8" readonly aria-label="事件"></textarea></details>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark] ?? mark)
}

/** Runs in the page: it stands there as text. */
const script = `
function valueOf(box) {
  var kind = box.dataset.kind, text = box.value.trim()
  if (kind === 'yes-no') return box.checked ? true : box.dataset.needed ? false : undefined
  if (text === '') return undefined
  if (kind === 'number') { if (!/^-?\\d+$/.test(text)) throw '要写整数'; return Number(text) }
  if (kind === 'list') return text.split(/[,，]/).map(function (one) { return one.trim() }).filter(Boolean)
  if (kind === 'json') { try { return JSON.parse(text) } catch (error) { throw '不是 JSON' } }
  return text
}
function make(form) {
  var input = {}, faults = []
  form.dataset.own.split(' ').filter(Boolean).forEach(function (name) {
    var text = document.getElementById(name).value.trim()
    if (text === '') faults.push('上面的“' + document.getElementById(name).previousElementSibling.textContent + '”还没有填')
    input[name] = text
  })
  form.querySelectorAll('[data-name]').forEach(function (box) {
    var label = box.parentElement.querySelector('span').textContent.replace(' 必填', '')
    try {
      var value = valueOf(box)
      if (value !== undefined) input[box.dataset.name] = value
      else if (box.dataset.needed) faults.push('还没有填：' + label)
    } catch (fault) { faults.push(label + '：' + fault) }
  })
  form.querySelector('.fault').textContent = faults.join('；')
  var event = form.querySelector('.event')
  event.value = faults.length ? '' : JSON.stringify({ operation: form.dataset.operation, input: input }, null, 2)
  if (!faults.length) { event.focus(); event.select() }
}
document.addEventListener('click', function (click) {
  if (click.target.tagName === 'BUTTON') make(click.target.parentElement)
})
`

const style = `body{font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:880px;margin:0 auto;padding:24px;color:#1f2a37}
label{display:block;margin:12px 0}label span{display:block}b{color:#b42318}input:not([type=checkbox]),select,textarea{box-sizing:border-box;width:100%;min-height:44px;padding:8px;font:inherit;border:1px solid #98a2b3;border-radius:8px}
input[type=checkbox]{width:24px;height:24px}details{border-bottom:1px solid #d0d5dd;padding:4px 0}summary{min-height:44px;padding:8px 0;cursor:pointer}code{color:#5b6472}
button{min-height:48px;padding:0 24px;font:inherit;color:#fff;background:#1f5a96;border:0;border-radius:8px}.fault{color:#b42318}.event{font-family:monospace;font-size:14px}`

export function leafletPage(): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>操作说明单：填表生成事件</title><style>${style}</style></head><body>
<h1>操作说明单</h1>
<p>1. 填上工号、钥匙和原因。2. 点开要办的事，填表，点“生成事件”。3. 复制，粘贴到云开发控制台：云函数 admin → 测试，运行。先不勾“真正办理”看试算，对了再勾上办；回答里的 next 也是可以直接粘贴的事件（钥匙要自己填）。</p>
<p>这一页不联网，什么也不保存；用完请关掉，钥匙不要发给别人。</p>
<label><span>工号</span><input id="operator" autocomplete="off"></label><label><span>钥匙</span><input id="key" type="password" autocomplete="off"></label><label><span>原因</span><input id="reason" autocomplete="off"></label>
${operatorOperations().map(formOf).join('\n')}
<script>${script}</script></body></html>
`
}

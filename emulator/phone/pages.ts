// The two pages of the phone: the shell, and the web client with WeChat around it.
import { installWechatHost, type PhoneIdentity } from './wechat-host'
import { runShell, type ShellPerson } from './shell-script'

export function shellPage(people: readonly ShellPerson[]): string {
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>学员的手机（本机试用）</title>
<style>
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; display: flex; flex-wrap: wrap; gap: 40px; align-items: center; justify-content: center; padding: 24px;
    font: 15px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #1f2a37; background: linear-gradient(160deg, #eef3fa, #dfe8f3); }
  .panel { width: 320px; }
  h1 { margin: 0 0 4px; font-size: 20px; }
  .intro { margin: 0 0 20px; color: #5b6b7f; }
  label, .label { display: block; margin: 16px 0 4px; font-weight: 600; }
  input, select { width: 100%; height: 42px; padding: 0 12px; font: inherit; color: inherit; border: 1px solid #c3cfdd; border-radius: 10px; background: #fff; }
  button { height: 42px; padding: 0 16px; font: inherit; border: 0; border-radius: 10px; background: #fff; color: #1d4f91; box-shadow: 0 1px 2px #1f2a3726; cursor: pointer; }
  button.main { background: #1d4f91; color: #fff; }
  .row { display: flex; gap: 8px; margin-top: 8px; }
  .row > * { flex: 1; }
  .hint { margin: 4px 0 0; font-size: 13px; color: #5b6b7f; }
  .is-scanning .hint.scan { color: #b54708; font-weight: 600; }
  .is-scanning #scan-text { border-color: #f79009; box-shadow: 0 0 0 3px #f7900933; }
  .phone { padding: 14px; border-radius: 52px; background: #10151c; box-shadow: 0 24px 60px #1f2a3759; }
  iframe { display: block; width: 375px; height: 720px; border: 0; border-radius: 40px; background: #fff; }
  a { color: #1d4f91; }
</style>
</head>
<body>
<main class="panel">
  <h1>学员的手机</h1>
  <p class="intro">网页客户端在“微信”里运行：下面决定这部手机是谁的、微信给出哪个号码、扫到什么码。</p>
  <label for="identity">这部手机的微信是谁的</label>
  <select id="identity"></select>
  <div class="row"><button type="button" id="new-identity">新的微信</button><button type="button" id="restart">重新打开</button><button type="button" id="back">返回</button></div>
  <label for="phone-number">微信给出的手机号</label>
  <input id="phone-number" inputmode="numeric" autocomplete="off" placeholder="留空就是不同意">
  <form id="scan">
    <label for="scan-text">扫一扫</label>
    <input id="scan-text" autocomplete="off" aria-describedby="scan-hint">
    <p class="hint scan" id="scan-hint">二维码的内容、网址或六位数字</p>
    <div class="row"><button class="main">扫这个码</button></div>
  </form>
  <p class="hint"><a id="link" href="/phone">这个状态的链接</a> · <a href="/" target="_blank">电脑网页</a> · <a href="/emulator/outbox" target="_blank">短信与消息</a></p>
</main>
<div class="phone"><iframe id="phone" title="手机" allow="camera; microphone; fullscreen; autoplay"></iframe></div>
<script>(${runShell.toString()})(${embedded(people)})</script>
</body>
</html>`
}

/** The built client, with the host put before everything it loads. */
export function appPage(clientPage: string, identity: PhoneIdentity): string {
  const script = `<script>(${installWechatHost.toString()})(${embedded(identity)})</script>`
  const head = /<head[^>]*>/i.exec(clientPage)
  if (head === null) return script + clientPage
  const end = head.index + head[0].length
  return clientPage.slice(0, end) + script + clientPage.slice(end)
}

/** JSON inside a script element: nothing in it may end the element. */
function embedded(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}

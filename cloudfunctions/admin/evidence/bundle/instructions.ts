// 怎样核验.txt: how to check the bundle without our software, and with it.
import { bundleFiles, type BundleEvidence } from '../../../../src/domain/evidence'

/** For everybody; the page shows these. */
export function stepsOf(evidence: BundleEvidence): string {
  const newest = evidence.roots.at(-1)
  return `一、看内容：用任何浏览器打开“${bundleFiles.explanation}”；“表格”里的 .csv 用 Excel 或 WPS 打开。不需要联网，也不需要学校的软件。

二、核对文件没有被改过：“${bundleFiles.manifest}”列出每个文件的 SHA-256 指纹。Windows 用 certutil -hashfile 文件名 SHA256，Linux 或 macOS 在解压的文件夹里用 sha256sum -c ${bundleFiles.manifest}（macOS 为 shasum -a 256 -c）。整个证据包的指纹记在学校的操作记录里。

三、核对证据链（不需要密钥）：${bundleFiles.evidence} 里每条链的每一条记录都带 digest（普通 SHA-256），由本条内容和前一条的 digest 算出，改一个字、少一条、换顺序都会对不上。每条链最后的 digest 汇入当天的“每日根值”，根值当天就送到省中心，并用短信发给校外的保管人。proof 是这条链汇入根值的路径。
    最近一次根值：${newest ? `${newest.day}\n    ${newest.root}` : '还没有'}
    请向省中心或保管人要同一天的值，逐字比对。比对一致，就说明这一天以前的记录在那天以后没有人改过，学校自己也改不了。

四、用学校的软件核验：npm run admin -- evidence.verify 证据包.zip
    加 --root 从省中心或短信得到的根值，一并比对；环境变量 CHAIN_KEY 里有学校的链密钥时，连最近一次根值以后的记录也能证明是学校的系统写的。

五、自己写程序核验：“${bundleFiles.instructions}”里有一段 Python 程序和全部计算方法。
`
}

/** The whole file: the steps, a program for the third of them, and how each number is computed. */
export function instructionsOf(evidence: BundleEvidence): string {
  return `${stepsOf(evidence)}
以下 Python 程序（3.8 以上，不用装别的）在解压的文件夹里运行，做的就是第三步。

${pythonText}
计算方法：J(x) 是不带空格、不转义中文的 JSON 文本，H 是它的 UTF-8 字节的 SHA-256（十六进制）。
  记录  digest = H(J(["evidence-entry", stream, subject, n, atMs, 前一条的 digest（第一条为 ""）, content 按键名排序的 [键, 值] 列表]))
  叶子  H(J(["evidence-leaf", chainId, length, head, digest]))
  节点  H(J(["evidence-node", 左, 右]))
  根值  H(J(["evidence-root", day, 前一个根值（第一个为 ""）, leaves, tree]))
  head  是同一记录用学校密钥算的 HMAC-SHA-256，没有密钥时只作标识。
  播放  每次结束播放时，watch 链里的一条记下这次的各段：places 是段号，stretches = H(J(["evidence-stretches", 每段 J(按键名排序的 [键, 值] 列表) …]))
时间是自 1970-01-01 起的毫秒数（世界时）；学时以百分之一学时为单位。
`
}

const pythonText = `import json, hashlib
J = lambda x: json.dumps(x, separators=(",", ":"), ensure_ascii=False)
H = lambda x: hashlib.sha256(J(x).encode("utf-8")).hexdigest()
e = json.load(open("数据/evidence.json", encoding="utf-8"))
roots = {r["day"]: r for r in e["roots"]}
bad = 0
def check(ok, what):
    global bad
    if not ok: bad += 1; print("不符:", what)
for c in e["chains"]:
    d = ""
    for i, x in enumerate(c["entries"]):
        ok = x["n"] == i + 1 and x["digest"] == H(["evidence-entry", x["stream"], x["subject"], x["n"], x["atMs"], d, sorted([k, v] for k, v in x["content"].items())])
        check(ok, (c["chainId"], i + 1)); d = x["digest"]
    check(c["length"] == len(c["entries"]) and c["digest"] == d, (c["chainId"], "末端"))
    if c["proof"]:
        l = c["proof"]["leaf"]; h = H(["evidence-leaf", l["chainId"], l["length"], l["head"], l["digest"]])
        for s in c["proof"]["path"]: h = H(["evidence-node", s["hash"], h] if s["side"] == "left" else ["evidence-node", h, s["hash"]])
        check(l["chainId"] == c["chainId"] and l["digest"] == c["entries"][l["length"] - 1]["digest"] and h == roots[c["proof"]["day"]]["tree"], (c["chainId"], "根值"))
last = None
for r in e["roots"]:
    check(r["root"] == H(["evidence-root", r["day"], r["previous"], r["leaves"], r["tree"]]) and (last is None or last == r["previous"]), ("根值", r["day"])); last = r["root"]
print("全部一致" if bad == 0 else "有 %d 处不符" % bad, "最近的根值", last)
`

"""Pages of portals of several makers, each around the same article: made up, shaped like real ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

TITLE = "示例市信访局2024年法治政府建设年度报告"

Page = Callable[[Sequence[str]], str]


def _trs(lines: Sequence[str]) -> str:
    """The common one: an editor's block inside a column, share bar and links below."""
    article = "".join(f'<p style="text-indent: 2em;">{line}</p>\n' for line in lines)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8">
<title>{TITLE}_法治政府建设_示例市人民政府</title><meta name="ArticleTitle" content="{TITLE}">
<meta name="PubDate" content="2025-01-30 09:30"><script>var a = "脚本。";</script></head><body>
<div class="header"><a href="/">示例市人民政府门户网站</a><ul class="nav"><li><a href="/">首页</a></li>
<li><a href="/zwgk/">政务公开</a></li><li><a href="/hd/">互动交流</a></li></ul></div>
<div class="main"><div class="crumb">当前位置：<a href="/">首页</a> &gt; <a>政务公开</a> &gt; 正文</div>
<h1>{TITLE}</h1><div class="info">发布时间：2025-01-30 09:30&nbsp;&nbsp;来源：示例市信访局&nbsp;&nbsp;
浏览量：<span id="hits"></span></div><div class="TRS_Editor"><style>.a{{}}</style>{article}</div>
<div class="bdsharebuttonbox">分享到：<a href="#">微信</a><a href="#">微博</a></div>
<div class="related"><h3>相关链接</h3><ul><li><a href="1.html">示例市2023年工作要点发布，涉及八个方面。</a>
</li><li><a href="2.html">图解：年度报告</a></li></ul></div></div>
<div class="footer"><p>主办：示例市人民政府办公室　承办：示例市大数据局</p>
<p>版权所有，未经许可，任何单位和个人不得转载、摘编本网站内容。</p>
<p>示ICP备20000001号　网站标识码：9901000001</p></div></body></html>"""


def _tables(lines: Sequence[str]) -> str:
    """An old one: everything placed by tables, paragraphs by line breaks."""
    article = "<br>\n<br>\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{line}" for line in lines)
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>{TITLE}</title></head><body><table width="980"><tr><td><img src="top.jpg"></td></tr><tr><td>
<a href="/">网站首页</a> | <a href="/">机构职能</a> | <a href="/">政策文件</a> | <a href="/">办事指南</a>
</td></tr></table><table width="980"><tr><td width="200"><table><tr><td>通知公告</td></tr><tr><td>
<a href="1">关于召开全市信访工作会议的通知</a></td></tr><tr><td><a href="2">示例市信访局招聘公告</a></td></tr>
</table></td><td><table width="100%"><tr><td align="center"><font size="5"><b>{TITLE}</b></font></td></tr>
<tr><td align="center">发布日期：2025-01-30　　来源：本局　　点击：123次</td></tr>
<tr><td class="cont">{article}</td></tr><tr><td align="right">【<a href="#">打印本页</a>】【<a href="#">关闭窗口</a>】
</td></tr></table></td></tr></table><table><tr><td align="center">主办单位：示例市信访局　地址：示例市人民路1号<br>
技术支持：示例科技有限公司　建议使用IE浏览器访问本站，分辨率1024×768。</td></tr></table></body></html>"""


def _word(lines: Sequence[str]) -> str:
    """Text pasted from Word: a span in a span, a paragraph in a div, a side bar with abstracts."""
    article = "".join(
        f'<div class="MsoNormal" style="text-indent:32pt"><span lang="EN-US" style="font-family:仿宋_GB2312;'
        f'font-size:16pt"><span>{line[:9]}</span></span><span>{line[9:]}<o:p></o:p></span></div>'
        for line in lines
    )
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>{TITLE} - 示例市信访局</title></head>
<body><nav><a href="/">首页</a><a href="/a">新闻中心</a></nav><div class="wrap"><div class="left">
<div class="article-title">{TITLE}</div><div class="article-meta"><span>2025-01-30</span>
<span>来源：示例市信访局</span><span>字体：<a>大</a><a>中</a><a>小</a></span></div>
<div class="article-body">{article}</div><p>责任编辑：办公室</p>
<p>上一篇：<a href="1">关于印发工作要点的通知</a></p><p>下一篇：没有了</p></div><div class="right"><h3>热点推荐</h3>
<div class="item"><a href="3">全市信访工作会议召开</a><a href="3">1月8日，全市信访工作会议召开，会议传达上级精神，部署全年任务。会议要求，
各单位要落实责任。</a></div></div></div><footer>版权所有：示例市信访局　示公网安备 99010000000001号</footer>
</body></html>"""


def _catalogue(lines: Sequence[str]) -> str:
    """A catalogue of disclosures: a table of labels above, an annex and a code to scan below."""
    article = "".join(f"<p>　　{line}</p>" for line in lines)
    return f"""<html><head><meta charset="utf-8"><title>示例市人民政府 法治政府建设 {TITLE}</title>
<meta name="ArticleTitle" content="{TITLE}"></head><body><div id="top"><div class="logo">示例市人民政府</div></div>
<div class="position">您现在的位置： <a href="/">首页</a>&gt;<a href="/x">信息公开目录</a></div>
<div id="content"><table class="xxgk"><tr><td>索 引 号：</td><td>990100-2025-00012</td><td>发布机构：</td>
<td>示例市信访局</td></tr><tr><td>发布日期：</td><td>2025-01-30</td><td>公开类别：</td><td>主动公开</td></tr></table>
<h2 class="xxgk-title">{TITLE}</h2><div class="tools"><a>打印</a><a>收藏</a></div><div id="zoom">{article}</div>
<div class="fj">附件：<a href="P020250130.docx">重点任务完成情况表.docx</a></div>
<div class="ewm"><img src="q.png" alt="二维码"><p>扫一扫在手机打开当前页</p></div></div>
<div id="foot"><p>联系我们 | 网站地图</p></div></body></html>"""


def _flat(lines: Sequence[str]) -> str:
    """No maker at all: every paragraph directly in the body, menus as plain paragraphs."""
    article = "".join(f"<p>{line}" for line in lines)
    return f"""<title>{TITLE}</title><p><a href="/">首页</a> <a href="/2">法治建设</a>
<p align=center><b>{TITLE}</b><p align=center>发布时间：2025年1月30日{article}<p>【打印】【关闭】
<p><a href="/">示例市信访局</a> 版权所有"""


def _spans(lines: Sequence[str]) -> str:
    """A page made by scripts and saved: sections in sections, hidden forms, a floating bar."""
    half = len(lines) // 2
    first, second = (
        "".join(f"<section><section><span>{line}</span></section></section>" for line in part)
        for part in (lines[:half], lines[half:])
    )
    return f"""<!DOCTYPE html><html lang="zh"><head><meta charset="UTF-8"><title>{TITLE}-示例市信访局</title></head>
<body><div id="app"><div class="el-header"><span>无障碍阅读</span><span>长者模式</span><input value="请输入关键字">
<button>搜索</button></div><div class="el-main"><div class="detail"><p class="detail-title">{TITLE}</p>
<p class="detail-time"><span>发布时间：2025-01-30</span><span>阅读：88</span></p>
<div class="rich"><div class="part">{first}</div><div class="part">{second}</div></div></div></div>
<div style="display:none">登录后查看更多内容，请先注册。</div><div class="float"><a href="#">返回顶部</a></div>
<div class="el-footer"><p>网站标识码：9901000001　网站支持IPv6</p><p>咨询电话：0900-5550000</p></div></div></body></html>"""


def _national(lines: Sequence[str]) -> str:
    """The way of the national portal: date and source in one bar, an editor's line, related texts."""
    article = "".join(
        f'<p style="text-indent: 2em; font-family: 宋体;">{line}</p>' for line in lines
    )
    return f"""<!DOCTYPE html><html><head><meta charset="UTF-8"><title>{TITLE}_部门_示例市政府网</title></head><body>
<div class="header_wrap"><a href="/">示例市政府网</a><a>简</a>|<a>繁</a>|<a>EN</a></div><div class="BreadcrumbNav"><a
href="/">首页</a> &gt; <a href="/bm/">部门</a></div><div class="article oneColumn"><h1 id="ti">{TITLE}</h1>
<div class="pages-date">发布时间：2025-01-30 09:30 <span class="font">来源： 示例市信访局</span><div class="pages_print">
【字体：<span>大</span> <span>中</span> <span>小</span>】<span>打印</span></div></div><div class="pages_content"
id="UCAP-CONTENT">{article}</div><div class="editor">责任编辑：王某</div><div class="relevant"><h3>相关稿件</h3><ul><li>
<a href="1">示例市信访局2023年法治政府建设年度报告</a></li></ul></div></div><div class="footer"><p>版权所有：示例市人民政府办公室
</p><p>电话：0900-5550000（中继线）。建议使用1920×1080分辨率浏览本站。</p></div></body></html>"""


def _college(lines: Sequence[str]) -> str:
    """A form around the article, the way of makers who began with universities."""
    article = "".join(f"<p><span>{line}</span></p>" for line in lines)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}-示例市信访局</title></head><body>
<div class="top"><ul><li><a href="index.htm">首页</a></li><li><a href="gk.htm">信访概况</a></li></ul></div>
<div class="sub"><div class="left"><h2>法治建设</h2><ul><li><a href="a">工作动态</a></li><li><a href="b">年度报告</a></li></ul>
<div class="lxfs"><h3>联系我们</h3><p>办公时间：法定工作日，上午9时至12时，下午14时至17时。</p></div></div><div class="right">
<form name="_newscontent_fromname"><div class="content-title"><h3>{TITLE}</h3><i>发布时间：2025-01-30&nbsp;&nbsp;作者：&nbsp;
&nbsp;浏览次数：<span id="dynclicks">57</span></i></div><div id="vsb_content"><div class="v_news_content">{article}</div>
</div><div class="content-con"><p>上一条：<a href="1">示例市信访局召开学习会</a></p><p>下一条：<a href="2">示例市信访局值班安排</a>
</p></div><p align="right">【<a href="#">关闭</a>】</p></form></div></div><div class="foot"><p>Copyright © 示例市信访局</p></div>
</body></html>"""


def _app(lines: Sequence[str]) -> str:
    """A text shared from a telephone: all of it hidden until scripts show it."""
    article = "".join(
        f'<section style="margin:0"><p><span style="font-size:16px">{line}</span></p></section>'
        for line in lines
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="{TITLE}"><title></title>
</head><body><div id="js_article" class="rich_media"><h1 class="rich_media_title" id="activity-name">
                        {TITLE}
                    </h1><div id="meta_content"><span>示例信访</span><em id="publish_time">发布时间：2025-01-30</em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0; ">{article}</div></div>
<div id="js_pc_qr_code" style="display:none;"><p>微信扫一扫<br>关注该公众号</p></div>
<div class="weui-dialog" style="display:none">当前内容可能存在未经审核的第三方商业营销信息，请确认是否继续访问。</div></body></html>"""


PAGES: Mapping[str, Page] = {
    "an editor's block": _trs,
    "tables that place": _tables,
    "pasted from Word": _word,
    "a catalogue": _catalogue,
    "no maker": _flat,
    "sections in sections": _spans,
    "the national portal": _national,
    "a form around it": _college,
    "hidden until shown": _app,
}

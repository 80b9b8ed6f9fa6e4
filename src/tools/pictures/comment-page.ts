import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { marked } from "marked";

/** A comment's Markdown as a page that looks as GitHub shows it. */
export async function commentPage(markdown: string): Promise<string> {
  const style = createRequire(import.meta.url).resolve("github-markdown-css/github-markdown-light.css");
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Comment</title>
<style>${await readFile(style, "utf8")}
body { margin: 0; background: #fff }
.bubble { margin: 16px; border: 1px solid #d1d9e0; border-radius: 6px; overflow: hidden }
.author { padding: 8px 16px; background: #f6f8fa; border-bottom: 1px solid #d1d9e0; font: 14px -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; color: #59636e }
.author b { color: #1f2328 }
.markdown-body { padding: 16px; font-size: 14px }</style>
<div class="bubble"><div class="author"><b>github-actions</b> commented</div>
<article class="markdown-body">${await marked.parse(markdown, { gfm: true })}</article></div></html>`;
}

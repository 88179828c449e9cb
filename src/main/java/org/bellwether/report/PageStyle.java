package org.bellwether.report;

/** How a report looks: system fonts, light or dark as the reader has it; figures stay on white, as they are printed. */
final class PageStyle {
    static final String CSS = """
            :root {
              --back: #ffffff; --ink: #1f2328; --soft: #57606a; --line: #d0d7de; --panel: #f6f8fa;
              --good: #1a7f37; --bad: #cf222e;
            }
            @media (prefers-color-scheme: dark) {
              :root {
                --back: #14171c; --ink: #e6e8eb; --soft: #a3abb5; --line: #3a414b; --panel: #1d2128;
                --good: #4ac26b; --bad: #ff7b72;
              }
            }
            * { box-sizing: border-box; }
            body {
              margin: 0; background: var(--back); color: var(--ink);
              font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
            }
            main { max-width: 56rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
            h1, h2, h3, p, li, figcaption { overflow-wrap: anywhere; }
            h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .5rem; }
            h2 { font-size: 1.25rem; margin: 2.25rem 0 .5rem; }
            h3 { font-size: 1.05rem; margin: 0 0 .4rem; }
            p { margin: .5rem 0; max-width: 44rem; }
            .verdict { background: var(--panel); border-left: .35rem solid var(--line); padding: .75rem 1rem; margin: 1rem 0; }
            .verdict h2 { margin-top: 0; }
            .good { border-color: var(--good); }
            .good h2 { color: var(--good); }
            .bad { border-color: var(--bad); }
            .bad h2 { color: var(--bad); }
            .value { font-size: 1.5rem; font-variant-numeric: tabular-nums; }
            .scroll { overflow-x: auto; margin: 1rem 0; }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
            caption { text-align: left; font-weight: 600; padding: 0 0 .3rem; }
            th, td { text-align: left; vertical-align: top; padding: .25rem 1.25rem .25rem 0; }
            th, td { border-bottom: 1px solid var(--line); }
            thead th { color: var(--soft); font-weight: 600; white-space: nowrap; }
            tbody th { font-weight: 400; }
            td:nth-child(2) { white-space: nowrap; }
            figure { margin: 1.5rem 0 2rem; }
            figcaption { color: var(--soft); font-size: .92rem; max-width: 44rem; margin-top: .4rem; }
            .plot { background: #ffffff; border: 1px solid var(--line); border-radius: .4rem; overflow-x: auto; }
            .plot svg { display: block; width: 100%; min-width: 32rem; height: auto; }
            pre {
              background: var(--panel); border: 1px solid var(--line); border-radius: .4rem; padding: .75rem 1rem;
              overflow-x: auto; font: .87rem/1.45 ui-monospace, "DejaVu Sans Mono", monospace;
            }
            summary { cursor: pointer; }
            @media print { .plot, pre, .scroll { overflow: visible; } }
            """;

    private PageStyle() {}
}

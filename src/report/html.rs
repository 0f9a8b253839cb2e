//! HTML that needs nothing but itself: no script, no outside link or font.
//!
//! [`page`] is a whole document for a browser. [`fragment`], [`doc()`] and [`table`] go into a page of somebody else's (a
//! notebook) and use only tags that its sanitiser lets through. In both, labels stand in the text, so that nothing is
//! said by colour or style alone.

mod annotated;
mod comparison;
mod coverage;
mod document;
mod picture;
mod quotation;
mod rows;
mod section;
mod writer;

use crate::record::{Comparison, Doc};
use std::sync::atomic::{AtomicU64, Ordering};
use writer::{Place, Writer};

/// Looks for whatever stands inside `.crosswire`.
const STYLE: &str = include_str!("report.css");
/// Looks for a page of its own.
const PAGE_STYLE: &str = "body{margin:0;background:#fff}@media (prefers-color-scheme:dark){body{background:#15171a}}\
    body>.crosswire{max-width:88rem;margin:0 auto;padding:2.5rem clamp(1rem,4vw,3rem) 4rem}\
    @media print{body>.crosswire{max-width:none;padding:0}}";

/// One offline page that lays the reports side by side; `title` heads it.
pub fn page(comparison: &Comparison, title: Option<&str>) -> String {
    let mut writer = Writer::new(Place::Page, "cw");
    writer.raw("<!doctype html>\n");
    writer.within("html", &[("lang", "en")], |page| {
        page.within("head", &[], |head| {
            head.raw("<meta charset=\"utf-8\">");
            head.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
            // Whatever a text holds, the page fetches and runs nothing.
            head.raw(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            );
            head.raw("<meta name=\"color-scheme\" content=\"light dark\">");
            head.element("title", &[], title.unwrap_or("Reports compared"));
            head.raw(&format!("<style>{PAGE_STYLE}\n{STYLE}</style>"));
        });
        page.within("body", &[], |body| {
            body.within("div", &[("class", "crosswire")], |body| {
                comparison::write(body, comparison, title);
            });
        });
    });
    writer.finish()
}

/// The same for a notebook cell: no page around it, and every id begins with `id` and the number of the call, so that one
/// comparison may stand twice on a page.
pub fn fragment(comparison: &Comparison, id: &str) -> String {
    inside(id, |writer| comparison::write(writer, comparison, None))
}

/// One article with its quotations, names and furniture marked, for a notebook cell.
pub fn doc(doc: &Doc, id: &str) -> String {
    inside(id, |writer| document::write(writer, doc))
}

/// A table of records for a notebook cell: the first `limit` rows, saying so where there are more.
pub fn table<S: AsRef<str>>(headers: &[S], rows: &[Vec<String>], limit: usize, id: &str) -> String {
    inside(id, |writer| rows::write(writer, headers, rows, limit))
}

fn inside(id: &str, content: impl FnOnce(&mut Writer)) -> String {
    /// Fragments that this process has written.
    static WRITTEN: AtomicU64 = AtomicU64::new(0);
    let number = WRITTEN.fetch_add(1, Ordering::Relaxed) + 1;
    let mut writer = Writer::new(Place::Notebook, &format!("{id}-{number}"));
    writer.within("div", &[("class", "crosswire")], |writer| {
        // Written first but never needed: a sanitiser that drops it leaves the text and its labels.
        writer.raw(&format!("<style>{STYLE}</style>"));
        content(writer);
    });
    writer.finish()
}

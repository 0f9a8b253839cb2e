use super::{
    Console, Failure,
    input::Reading,
    output::{self, STANDARD, Sink},
    page, stream,
    work::Work,
};
use crate::{
    batch::Progress,
    report::{
        html,
        json::{self, JsonOptions},
    },
};
use clap::Args;
use std::path::{Path, PathBuf};

/// Finds names, numbers, dates and quotations in each article and writes everything as JSONL.
///
/// Articles are read and written one after the other: a file may be larger than the memory. Without --jsonl or --html
/// the lines go to standard output.
#[derive(Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:\n  \
        crosswire annotate articles.jsonl --jsonl annotated.jsonl\n  \
        crosswire annotate courier.txt --html courier.html\n  \
        zcat archive.jsonl.gz | crosswire annotate - --format jsonl \\\n      | gzip > annotated.jsonl.gz"
)]
pub(super) struct Annotate {
    /// Files with articles; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Write one line of JSON for each article; - is standard output
    #[arg(long, value_name = "FILE")]
    jsonl: Option<PathBuf>,
    /// Write a page with quotations and names marked
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Tokens and sentences too: with them `Doc.from_json` reads a line back
    #[arg(long)]
    tokens: bool,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    work: Work,
}

impl Annotate {
    pub(super) fn run(
        &self,
        console: &mut Console<'_>,
        progress: &Progress,
    ) -> Result<(), Failure> {
        let outputs = [("--jsonl", self.jsonl.as_ref()), ("--html", self.html.as_ref())];
        output::check(&self.files, &outputs)?;
        let standard = (self.html.is_none() && self.jsonl.is_none()).then(|| Path::new(STANDARD));
        let mut lines = self.jsonl.as_deref().or(standard).map(Sink::open).transpose()?;
        let mut page = self.html.as_deref().map(Sink::open).transpose()?;
        let mut headed = false;
        let options = JsonOptions { with_tokens: self.tokens, pretty: false };
        let done = stream::docs(
            &self.files,
            &self.reading,
            &self.work,
            console,
            progress,
            |doc, console| {
                if let Some(lines) = &mut lines {
                    lines.put((json::doc(doc, options) + "\n").as_bytes(), console)?;
                }
                if let Some(page) = &mut page {
                    if !std::mem::replace(&mut headed, true) {
                        page.put(page::HEAD.as_bytes(), console)?;
                    }
                    page.put(html::doc(doc, None).as_bytes(), console)?;
                }
                Ok(())
            },
        );
        if matches!(done, Err(Failure::Interrupted | Failure::Unread)) {
            return done;
        }
        if let Some(lines) = lines {
            lines.close(self.work.quiet, console)?;
        }
        if let Some(mut page) = page {
            if !headed {
                page.put(page::HEAD.as_bytes(), console)?;
            }
            page.put(page::END.as_bytes(), console)?;
            page.close(self.work.quiet, console)?;
        }
        done
    }
}

use super::{
    Console, Failure,
    corpus::Corpus,
    dedup::described,
    input::{Reading, counted},
    meter,
    output::{cut, say},
    row::{self, Layout, PassageRow},
    work::Work,
};
use crate::{
    batch::Progress,
    corpus::{self, Reuse as Found, ReuseOptions},
    pool,
    record::Article,
};
use clap::Args;
use std::{collections::HashMap, path::PathBuf, sync::Arc};

/// Finds passages that articles share: copied prose, press releases, agency reports.
///
/// With --against every article is held against those files alone. Passages between quotation marks in both are marked
/// as quoted: the same speaker was heard. Without an output option the pairs that share most are printed.
#[derive(Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:\n  \
        crosswire reuse articles.jsonl --against release.txt\n  \
        crosswire reuse articles.jsonl --against release.txt \\\n      --pairs pairs.csv --passages passages.csv\n  \
        crosswire reuse courier.txt gazette.txt --min-words 8 --passages -"
)]
pub(super) struct Reuse {
    /// Files with articles; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// A file with what may have been copied: a press release, an agency's reports; it is `a` in the tables
    #[arg(long, value_name = "FILE")]
    against: Vec<PathBuf>,
    /// Write how much each pair shares: JSONL where the name says so, else CSV; - is standard output
    #[arg(long, value_name = "FILE")]
    pairs: Option<PathBuf>,
    /// Write the passages with their places in both
    #[arg(long, value_name = "FILE")]
    passages: Option<PathBuf>,
    /// Fewest words of a passage, 8 and more
    #[arg(long, value_name = "N", default_value_t = 12)]
    min_words: usize,
    /// Put ' before cells of a table that a spreadsheet would take for a formula
    #[arg(long)]
    safe_csv: bool,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    work: Work,
}

impl Reuse {
    pub(super) fn run(
        &self,
        console: &mut Console<'_>,
        progress: &Progress,
    ) -> Result<(), Failure> {
        let outputs = [("--pairs", self.pairs.as_ref()), ("--passages", self.passages.as_ref())];
        let how = (&self.reading, &self.work);
        let Corpus { articles: all, complaints, live, first } =
            Corpus::read((&self.against, &self.files), &outputs, how, console, progress)?;
        let (against, articles) = all.split_at(first);
        if against.is_empty() && articles.len() < 2 {
            return Err(Failure::Usage(
                "one article shares text with none; name another file, or --against".to_owned(),
            ));
        }
        let options = ReuseOptions { min_words: self.min_words, ..ReuseOptions::default() };
        let against = (!self.against.is_empty()).then_some(against);
        let found = meter::shown(live, progress, || {
            pool::install(self.work.threads(), || {
                corpus::text_reuse(articles, against, &options, progress)
            })
        })??;
        let quiet = self.work.quiet;
        if let Some(path) = &self.pairs {
            row::table(path, Layout::of(path), self.safe_csv, &found.pairs, quiet, console)?;
        }
        if let Some(path) = &self.passages {
            let rows: Vec<PassageRow<'_>> = found.passages.iter().map(PassageRow::new).collect();
            row::table(path, Layout::of(path), self.safe_csv, &rows, quiet, console)?;
        }
        if self.pairs.is_none() && self.passages.is_none() {
            say(&summary(&all, &found, console.width), console)?;
        }
        complaints.end(console.errors)
    }
}

/// How many pairs are printed.
const PAIRS: usize = 20;

fn summary(articles: &[Arc<Article>], found: &Found, width: usize) -> String {
    let by_id: HashMap<&str, &Article> =
        articles.iter().map(|article| (article.id.as_str(), &**article)).collect();
    let mut text = vec![format!(
        "{}: {} share {}\n",
        counted(articles.len(), "article"),
        counted(found.pairs.len(), "pair"),
        counted(found.passages.len(), "passage")
    )];
    let mut passages: HashMap<(&str, &str), &str> = HashMap::new();
    for passage in &found.passages {
        let longest = passages.entry((&passage.a, &passage.b)).or_insert("");
        if passage.a_span.text.len() > longest.len() {
            *longest = &passage.a_span.text;
        }
    }
    let mut pairs: Vec<_> = found.pairs.iter().collect();
    pairs.sort_by_key(|pair| std::cmp::Reverse(pair.words));
    for pair in pairs.iter().take(PAIRS) {
        let (a, b) = (pair.a.as_str(), pair.b.as_str());
        let percent = |share: f64| format!("{:.0} %", share * 100.0);
        text.push(format!(
            "\n{}, {} of them quoted: {} of the first, {} of the second\n",
            counted(pair.words as usize, "word"),
            pair.quoted_words,
            percent(pair.share_of_a.get()),
            percent(pair.share_of_b.get())
        ));
        for id in [a, b] {
            text.push(format!("  {}\n", described(id, by_id.get(id).copied(), width - 2)));
        }
        if let Some(longest) = passages.get(&(a, b)) {
            text.push(format!("  longest: {}\n", cut(longest, width.saturating_sub(11))));
        }
    }
    if pairs.len() > PAIRS {
        text.push(format!("\nand {} more pairs; --pairs FILE writes all\n", pairs.len() - PAIRS));
    }
    text.concat()
}

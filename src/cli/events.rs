use super::{
    Console, Failure,
    corpus::Corpus,
    dedup::described,
    input::{Reading, counted},
    meter,
    output::{cut, say},
    row::{self, Layout},
    work::Work,
};
use crate::{
    batch::Progress,
    corpus::{self, EventOptions},
    pool,
    record::{Article, EventCluster},
};
use clap::Args;
use std::{collections::HashMap, path::PathBuf, sync::Arc};

/// Groups articles by the event they report: by words, names and when they were published.
///
/// Articles without a date meet only one another. Without --csv or --jsonl the largest events are printed.
#[derive(Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:\n  \
        crosswire events articles.jsonl\n  \
        crosswire events articles.jsonl --window 72h \\\n      --min-articles 3 --jsonl events.jsonl"
)]
pub(super) struct Events {
    /// Files with articles; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Write a table; - is standard output
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// Write one line of JSON for each event
    #[arg(long, value_name = "FILE")]
    jsonl: Option<PathBuf>,
    /// How far apart two articles on one event may be: 72h or 3d
    #[arg(long, value_name = "TIME", value_parser = hours, default_value = "144h")]
    window: f64,
    /// Least average likeness of articles on one event, 0 to 1
    #[arg(long, value_name = "LIKENESS", default_value_t = 0.18)]
    threshold: f64,
    /// Leave out events with fewer articles; files have all by default, the printed list those with 2
    #[arg(long, value_name = "N")]
    min_articles: Option<usize>,
    /// Put ' before cells of the table that a spreadsheet would take for a formula
    #[arg(long)]
    safe_csv: bool,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    work: Work,
}

fn hours(text: &str) -> Result<f64, String> {
    let (number, unit) = match text.strip_suffix('d') {
        Some(days) => (days, 24.0),
        None => (text.strip_suffix('h').unwrap_or(text), 1.0),
    };
    let number: f64 = number.trim().parse().map_err(|_| "write it as 72h or 3d".to_owned())?;
    let hours = number * unit;
    if hours.is_finite() && hours > 0.0 { Ok(hours) } else { Err("give a time over 0".to_owned()) }
}

impl Events {
    pub(super) fn run(
        &self,
        console: &mut Console<'_>,
        progress: &Progress,
    ) -> Result<(), Failure> {
        let outputs = [("--csv", self.csv.as_ref()), ("--jsonl", self.jsonl.as_ref())];
        let options = EventOptions { window_hours: self.window, threshold: self.threshold };
        options.check()?;
        let how = (&self.reading, &self.work);
        let Corpus { articles, complaints, live, .. } =
            Corpus::read((&self.files, &[]), &outputs, how, console, progress)?;
        let mut events = meter::shown(live, progress, || {
            pool::install(self.work.threads(), || {
                corpus::cluster_events(&articles, &options, progress)
            })
        })??;
        let undated = articles.iter().filter(|article| article.published.is_none()).count();
        if undated > 0 && undated < articles.len() && !self.work.quiet {
            let _ = writeln!(
                console.errors,
                "crosswire: {} without a date: they meet only one another",
                counted(undated, "article")
            );
        }
        let quiet = self.work.quiet;
        let printed = self.csv.is_none() && self.jsonl.is_none();
        let all = events.len();
        let least = self.min_articles.unwrap_or(if printed { 2 } else { 1 });
        events.retain(|event| event.articles.len() >= least);
        if let Some(path) = &self.csv {
            row::table(path, Layout::Csv, self.safe_csv, &events, quiet, console)?;
        }
        if let Some(path) = &self.jsonl {
            row::table(path, Layout::Jsonl, false, &events, quiet, console)?;
        }
        if printed {
            let head = format!(
                "{}: {}, {} of them with {least} or more articles\n",
                counted(articles.len(), "article"),
                counted(all, "event"),
                events.len()
            );
            say(&(head + &summary(&articles, events, console.width)), console)?;
        }
        complaints.end(console.errors)
    }
}

/// How many events are printed.
const EVENTS: usize = 20;
/// How many articles of one are.
const MEMBERS: usize = 5;

fn summary(articles: &[Arc<Article>], mut events: Vec<EventCluster>, width: usize) -> String {
    let by_id: HashMap<&str, &Article> =
        articles.iter().map(|article| (article.id.as_str(), &**article)).collect();
    events.sort_by_key(|event| std::cmp::Reverse(event.articles.len()));
    let mut text = Vec::new();
    for event in events.iter().take(EVENTS) {
        let days = match (event.first_published, event.last_published) {
            (Some(first), Some(last)) if first.date() != last.date() => {
                format!(", {} to {}", first.date(), last.date())
            }
            (Some(first), _) => format!(", {}", first.date()),
            _ => String::new(),
        };
        let names = || event.names.iter().take(3).cloned().collect::<Vec<_>>().join(", ");
        let name = event.title.clone().unwrap_or_else(names);
        if !name.is_empty() {
            text.push(format!("\n{}", cut(&name, width)));
        }
        // Files without a column of sources have none to count.
        let sources = match event.sources.len() {
            0 => String::new(),
            number => format!(" of {}", counted(number, "source")),
        };
        text.push(format!("\n{}{sources}{days}\n", counted(event.articles.len(), "article")));
        if !event.names.is_empty() {
            text.push(format!("  {}\n", cut(&event.names.join(", "), width - 2)));
        }
        for id in event.articles.iter().take(MEMBERS) {
            text.push(format!("  {}\n", described(id, by_id.get(id.as_str()).copied(), width - 2)));
        }
        if event.articles.len() > MEMBERS {
            text.push(format!("  and {} more\n", event.articles.len() - MEMBERS));
        }
    }
    if events.len() > EVENTS {
        text.push(format!(
            "\nand {} more events; --jsonl FILE writes all\n",
            events.len() - EVENTS
        ));
    }
    text.concat()
}

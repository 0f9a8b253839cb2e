use super::{Console, Failure, output::say};
use crate::{annotate::Options, batch, error::Error, pool, record::Article};
use clap::Args;
use std::sync::Arc;

/// Says what is installed and whether it works: for a report of a fault.
#[derive(Args)]
#[command(after_help = "Example:\n  crosswire doctor")]
pub(super) struct Doctor {}

/// A text whose answer is known.
const TEXT: &str = "\u{201c}We will not close the ferry,\u{201d} Mayor Ada Venn said on Thursday.";

impl Doctor {
    #[allow(clippy::unused_self)] // as every command
    pub(super) fn run(&self, console: &mut Console<'_>) -> Result<(), Failure> {
        let threads = pool::install(None, rayon::current_num_threads);
        let mut parts = vec![
            ("crosswire".to_owned(), env!("CARGO_PKG_VERSION").to_owned()),
            ("platform".to_owned(), format!("{} {}", std::env::consts::OS, std::env::consts::ARCH)),
            (
                "threads".to_owned(),
                threads.as_ref().map_or_else(ToString::to_string, ToString::to_string),
            ),
            (
                "build".to_owned(),
                if cfg!(debug_assertions) { "without optimisation: slow" } else { "optimised" }
                    .to_owned(),
            ),
        ];
        let checked = batch::analyze_checked(&Arc::new(Article::new(TEXT)), &Options::default());
        let works = checked.as_ref().is_ok_and(|doc| {
            doc.quotes.len() == 1 && doc.quotes[0].speaker_name.as_deref() == Some("Ada Venn")
        });
        let state = if works { "found the quotation of a known text" } else { "FAILED" };
        parts.push(("self-check".to_owned(), state.to_owned()));
        if let Some(host) = &console.host.parts {
            parts.extend(host());
        }
        let wide = parts.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
        for (name, value) in &parts {
            say(&format!("{name:<wide$}  {value}\n"), console)?;
        }
        threads?;
        match checked {
            Ok(_) if works => Ok(()),
            Ok(doc) => Err(Error::Internal {
                id: doc.article.id.clone(),
                message: "the known quotation was not found".to_owned(),
            }
            .into()),
            Err(error) => Err(error.into()),
        }
    }
}

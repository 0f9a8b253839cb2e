//! Events: articles that report the same thing within a few days.
//!
//! Articles are taken day by day. Each gets a vector of its terms (term frequency times inverse document frequency, names
//! counting more); two are alike by the cosine of their vectors, less the farther they are apart in time. Then clusters
//! are joined, the most alike first, as long as the average over their members of the last days stays above the
//! threshold (average link: Sokal and Michener 1958): no drift, chains do not grow, and clusters that turn out to be one
//! event merge later. Within a day the order of arrival cannot matter.

mod likeness;
mod live;
mod state;
mod vector;

use super::instant;
use crate::{
    batch::Progress,
    error::{Error, Result},
    record::{Article, EventCluster},
};
use live::{Live, Member};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::{path::Path, sync::Arc};

/// Seconds of a day.
const DAY: i64 = 86_400;
/// When articles without a date are said to be from: long before all others, so that they meet only one another.
const UNDATED: i64 = -(1 << 40);

/// How events are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventOptions {
    /// Articles farther apart are not on one event by themselves, in hours.
    pub window_hours: f64,
    /// Least average likeness of two clusters that are joined, 0..1.
    pub threshold: f64,
}

impl Default for EventOptions {
    fn default() -> Self {
        Self { window_hours: 144.0, threshold: 0.18 }
    }
}

impl EventOptions {
    /// Refuses a window or a threshold that no two articles can be within.
    pub fn check(&self) -> Result<()> {
        if !(self.window_hours.is_finite() && self.window_hours > 0.0) {
            return Err(Error::Input(format!(
                "window_hours: {}; give a number of hours over 0",
                self.window_hours
            )));
        }
        if !(self.threshold > 0.0 && self.threshold <= 1.0) {
            return Err(Error::Input(format!(
                "threshold: {}; give a number over 0 and up to 1",
                self.threshold
            )));
        }
        Ok(())
    }
}

/// The events of `articles`, by their earliest article; an article that is alone is an event too.
///
/// # Errors
/// [`Error::Input`] for options out of range, [`Error::Cancelled`] after [`Progress::cancel`].
pub fn cluster_events(
    articles: &[Arc<Article>],
    options: &EventOptions,
    progress: &Progress,
) -> Result<Vec<EventCluster>> {
    options.check()?;
    let mut members = members(articles, progress)?;
    members.par_sort_by(|a, b| a.order().cmp(&b.order()));
    let mut live = Live::default();
    // All of the corpus says how rare a word is.
    for member in &members {
        live.count(member);
    }
    let mut rest = members.into_iter().peekable();
    while let Some(first) = rest.next() {
        progress.check()?;
        let day = first.day();
        let mut tick = vec![first];
        while let Some(next) = rest.next_if(|next| next.day() == day) {
            tick.push(next);
        }
        live.tick(tick, options);
    }
    live.settle_all(options);
    Ok(live.clusters(true))
}

/// Reads the articles in parallel.
fn members(articles: &[Arc<Article>], progress: &Progress) -> Result<Vec<Member>> {
    articles
        .par_iter()
        .map(|article| {
            progress.check()?;
            let member = member(article);
            progress.advance(1);
            Ok(member)
        })
        .collect()
}

fn member(article: &Article) -> Member {
    let at = article.published.map_or(UNDATED, instant::seconds);
    Member::new(article, at, vector::terms(article))
}

/// Events of a stream of articles.
///
/// A day's articles are clustered together once an article of a later day comes, so that their order does not matter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventStream {
    options: EventOptions,
    live: Live,
    /// Articles of the day that is open, the latest that came.
    open: Vec<Member>,
    day: i64,
}

impl EventStream {
    /// A stream without articles.
    ///
    /// # Errors
    /// [`Error::Input`] for options out of range.
    pub fn new(options: EventOptions) -> Result<Self> {
        options.check()?;
        Ok(Self { options, live: Live::default(), open: Vec::new(), day: i64::MIN })
    }

    /// How events are told apart.
    pub const fn options(&self) -> EventOptions {
        self.options
    }

    /// Number of articles so far.
    pub fn len(&self) -> usize {
        self.live.len() + self.open.len()
    }

    /// Whether there are no articles yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes articles in, on the current thread pool. One whose day is over already is taken with the open day.
    ///
    /// # Errors
    /// [`Error::Cancelled`] after [`Progress::cancel`]; none of the articles is taken then.
    pub fn add(&mut self, articles: &[Arc<Article>], progress: &Progress) -> Result<()> {
        let mut members = members(articles, progress)?;
        members.sort_by_key(Member::day);
        for member in members {
            if member.day() > self.day {
                self.close();
                self.day = member.day();
            }
            self.open.push(member);
        }
        Ok(())
    }

    /// The events so far, in the order in which they were first seen; the open day is counted in, and stays open.
    pub fn clusters(&self) -> Vec<EventCluster> {
        if self.open.is_empty() {
            return self.live.clusters(false);
        }
        let mut closed = self.clone();
        closed.close();
        closed.live.clusters(false)
    }

    /// Writes the stream to `path`: whole, or not at all (a new file is written beside it and takes its name).
    ///
    /// # Errors
    /// [`Error::File`] where the system refuses.
    pub fn save(&self, path: &Path) -> Result<()> {
        state::save(self, path)
    }

    /// The stream that was saved to `path`.
    ///
    /// # Errors
    /// [`Error::File`] where the file cannot be read, [`Error::Input`] for one that is torn, changed or of another version.
    pub fn load(path: &Path) -> Result<Self> {
        state::load(path)
    }

    fn close(&mut self) {
        if self.open.is_empty() {
            return;
        }
        let mut tick = std::mem::take(&mut self.open);
        tick.sort_by(|a, b| a.order().cmp(&b.order()));
        for member in &tick {
            self.live.count(member);
        }
        self.live.tick(tick, &self.options);
        self.live.settle(&self.options);
    }
}

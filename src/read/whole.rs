//! Files that are read at once: plain text, and what a converter makes articles of.

use super::{
    Fault, Format, ReadOptions, Records, dated_by_header, encoding,
    input::{self, Opened},
};
use crate::{annotate, record::Article};
use std::{io::Read, vec};

/// One article of plain text. A byte order mark of UTF-8 stays in it, so that offsets count in the text as it is.
pub(super) struct Text<'a> {
    opened: Opened<'a>,
    text: Option<String>,
}

impl<'a> Text<'a> {
    pub(super) fn new(mut opened: Opened<'a>) -> Result<Self, Fault> {
        let bytes = opened.all()?;
        let text = opened.decoding.text(bytes);
        let text = text.map_err(|message| Fault::file(&opened.file, message))?;
        if text.trim_start_matches('\u{feff}').trim().is_empty() {
            return Err(encoding::empty(&opened.file));
        }
        Ok(Self { opened, text: Some(text) })
    }
}

impl Records for Text<'_> {
    fn next(&mut self, notes: &mut Vec<String>) -> Option<Result<Article, Fault>> {
        let text = self.text.take()?;
        let meta = self.opened.encoding().map(|found| ("encoding".to_owned(), found.to_owned()));
        self.opened.say(notes);
        let id = self.opened.name.clone();
        notes.extend(self.opened.hint.take());
        let article = Article { id, meta: meta.into_iter().collect(), ..Article::new(text) };
        Some(Ok(dated_by_header(annotate::dated(article))))
    }
}

/// The articles of a page or a feed.
pub(super) struct Converted {
    articles: vec::IntoIter<Article>,
}

impl Converted {
    pub(super) fn read<'a>(
        format: Format,
        file: String,
        mut bytes: Box<dyn Read + Send + 'a>,
        options: &ReadOptions,
    ) -> Result<Box<dyn Records + Send + 'a>, Fault> {
        let Some(converter) = &options.converter else {
            let what = if format == Format::Html { "a web page" } else { "a feed" };
            return Err(Fault::file(
                &file,
                format!("{what}; the Python package reads it, this program does not"),
            ));
        };
        let bytes = input::all(&file, &mut bytes)?;
        if bytes.trim_ascii().is_empty() {
            return Err(encoding::empty(&file));
        }
        let articles =
            converter(format, &bytes, &file).map_err(|message| Fault::file(&file, message))?;
        Ok(Box::new(Self { articles: articles.into_iter() }))
    }
}

impl Records for Converted {
    fn next(&mut self, _: &mut Vec<String>) -> Option<Result<Article, Fault>> {
        self.articles.next().map(Ok)
    }
}

//! Holds a document read from JSON to what the passes promise, so that nothing behind it meets a wrong place.

use crate::{
    error::{Error, Result},
    record::{Doc, Number},
};

/// # Errors
/// [`Error::Input`] where a span does not say what the text says there, an id names no record, or a score is not in
/// 0..1.
pub(super) fn doc(doc: &Doc) -> Result<()> {
    let spans = doc
        .regions
        .iter()
        .map(|region| (region.start, region.end, &region.text))
        .chain(doc.mentions.iter().map(|mention| (mention.start, mention.end, &mention.text)))
        .chain(
            doc.entities
                .iter()
                .flat_map(|entity| &entity.mentions)
                .map(|m| (m.start, m.end, &m.text)),
        )
        .chain(doc.quantities.iter().map(|quantity| (quantity.start, quantity.end, &quantity.text)))
        .chain(doc.times.iter().map(|time| (time.start, time.end, &time.text)))
        .chain(doc.quotes.iter().map(|quote| (quote.start, quote.end, &quote.text)))
        .chain(doc.quotes.iter().flat_map(|quote| {
            let noted = [&quote.source, &quote.cue, &quote.addressee, &quote.via];
            quote
                .parts
                .iter()
                .chain(noted.into_iter().flatten())
                .map(|span| (span.start, span.end, &span.text))
        }));
    for (start, end, text) in spans {
        if start > end
            || end > doc.offsets.characters()
            || doc.bytes(start, end).of(doc.text()) != text
        {
            return Err(wrong(doc, &format!("characters {start}..{end} are not {text:?}")));
        }
    }
    let (entities, regions, quotes) = (doc.entities.len(), doc.regions.len(), doc.quotes.len());
    let ids = doc
        .mentions
        .iter()
        .map(|mention| (mention.entity, entities))
        .chain(doc.quotes.iter().filter_map(|quote| quote.speaker).map(|id| (id, entities)))
        .chain(doc.quotes.iter().filter_map(|quote| quote.parent).map(|id| (id, quotes)))
        .chain(
            doc.regions
                .iter()
                .flat_map(|r| [r.parent, r.continues])
                .flatten()
                .map(|id| (id, regions)),
        );
    for (id, count) in ids {
        if id as usize >= count {
            return Err(wrong(doc, &format!("id {id} names none of {count} records")));
        }
    }
    let numbered = doc.quotes.iter().map(|quote| quote.id).eq(0..quotes as u32)
        && doc.entities.iter().map(|entity| entity.id).eq(0..entities as u32);
    if !numbered {
        return Err(wrong(doc, "quotations or entities are not numbered from 0"));
    }
    let scores = doc
        .quotes
        .iter()
        .map(|quote| quote.score)
        .chain(doc.mentions.iter().map(|mention| mention.score));
    match scores.map(Number::get).find(|score| !(0.0..=1.0).contains(score)) {
        Some(score) => Err(wrong(doc, &format!("score {score} is not in 0..1"))),
        None => Ok(()),
    }
}

fn wrong(doc: &Doc, what: &str) -> Error {
    Error::Input(format!("article {:?}: the JSON was altered: {what}", doc.article.id))
}

#[cfg(test)]
mod tests {
    use crate::{
        annotate::{Options, analyze},
        record::Article,
        report::json::{self, JsonOptions},
    };
    use std::sync::Arc;

    #[test]
    fn altered_places_ids_and_scores_are_refused() {
        let text = "\u{201c}We sail at dawn,\u{201d} Captain Mara Ilves said on Friday. 40 boats will follow.";
        let doc = analyze(Arc::new(Article::new(text)), &Options::default());
        let whole = JsonOptions { with_tokens: true, pretty: false };
        let json: serde_json::Value = serde_json::from_str(&json::doc(&doc, whole)).expect("JSON");
        assert_eq!(json::doc_from_json(&json.to_string()).expect("unaltered"), doc);
        for (place, value) in [
            ("/quotes/0/start", 1_000_000_000.into()),
            ("/quotes/0/speaker", 77.into()),
            ("/quotes/0/score", serde_json::json!(-1.0)),
            ("/quotes/0/text", "We sail at noon".into()),
            ("/mentions/0/entity", 77.into()),
            ("/regions/0/end", 3.into()),
            ("/quantities/0/start", 0.into()),
        ] {
            let mut altered = json.clone();
            *altered.pointer_mut(place).unwrap_or_else(|| panic!("{place} is there")) = value;
            let error = json::doc_from_json(&altered.to_string()).expect_err(place).to_string();
            assert!(error.contains("altered"), "{place}: {error}");
        }
    }
}

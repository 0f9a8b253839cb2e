//! What each floor promises for any input, held to by panicking. The driver in `tests/fuzz.rs` and the coverage-guided
//! targets in `fuzz` run these.

use crosswire::{
    Article, CompareOptions, Doc, Error, Options, analyze,
    annotate::{GivenName, GivenNames},
    batch::Progress,
    compare::{self, Alignment},
    corpus::{
        self, DuplicateOptions, EventOptions, EventStream, FamilyOptions, OverlapOptions,
        ReuseOptions,
    },
    pool,
    read::{Input, ReadOptions, Reader},
    record::{Comparison, Offsets, QuoteKind, SegmentKind, Span},
    report::{
        html,
        json::{self, JsonOptions},
        markdown, terminal,
    },
    text::segmentation,
};
use std::{path::Path, sync::Arc};

/// What parts the texts of one input.
pub(crate) const PART: char = '\u{1e}';
/// Characters of no width that stand in no segment.
const UNSEEN: &str = "\u{200b}\u{2060}\u{feff}";
/// Most texts of one input.
const MOST: usize = 6;
/// One input in so many is also run on two threads, written as JSON, HTML and Markdown, and read back.
const SELDOM: u64 = 8;

/// A number that depends on the whole input: what is done seldom is done for the same inputs again.
fn dice(input: &str) -> u64 {
    input.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}

fn seldom(input: &str) -> bool {
    (dice(input) >> 20).is_multiple_of(SELDOM)
}

/// Runs `work` on so many threads. One is the caller's own: the drivers run on a pool of one thread.
fn on<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> T {
    if threads == 1 { work() } else { pool::install(Some(threads), work).expect("a pool") }
}

/// The text floor: parts in order and in range, nothing but white space between tokens, every token in one sentence.
pub(crate) fn text(input: &str) {
    let found = segmentation(input);
    let mut end = 0;
    for token in &found.tokens {
        assert!(!token.span.is_empty() && token.span.start >= end, "token {:?}", token.span);
        gap(input, end, token.span.start);
        assert!(input.is_char_boundary(token.span.end as usize));
        end = token.span.end;
    }
    gap(input, end, input.len() as u32);

    let mut next = 0;
    let mut end = 0;
    for sentence in &found.sentences {
        assert!(sentence.span.start >= end && !sentence.span.is_empty());
        assert_eq!(sentence.first_token, next, "no token between two sentences");
        assert!(sentence.end_token > sentence.first_token);
        let tokens = &found.tokens[sentence.first_token as usize..sentence.end_token as usize];
        assert_eq!(tokens[0].span.start, sentence.span.start);
        assert_eq!(tokens[tokens.len() - 1].span.end, sentence.span.end);
        // What cannot be seen, such as a byte order mark, is a token and may be a sentence, but no part of the page.
        let seen = sentence.span.of(input);
        let blank = |c: char| c.is_whitespace() || UNSEEN.contains(c);
        let start =
            sentence.span.start + (seen.len() - seen.trim_start_matches(blank).len()) as u32;
        let end_seen = start + seen.trim_matches(blank).len() as u32;
        if end_seen > start {
            let segment = found.segments.get(sentence.segment as usize).expect("a segment").span;
            assert!(segment.start <= start && end_seen <= segment.end);
        }
        next = sentence.end_token;
        end = sentence.span.end;
    }
    assert_eq!(next as usize, found.tokens.len(), "every token is in a sentence");

    let mut end = 0;
    let unseen = |start: u32, end: u32| {
        let between = &input[start as usize..end as usize];
        let blank = |c: char| c.is_whitespace() || UNSEEN.contains(c);
        assert!(between.chars().all(blank), "{between:?} is in no segment");
    };
    for segment in &found.segments {
        assert!(!segment.span.is_empty() && segment.span.start >= end);
        unseen(end, segment.span.start);
        end = segment.span.end;
    }
    unseen(end, input.len() as u32);

    for (number, region) in found.regions.iter().enumerate() {
        assert!(region.span.contains(region.inner));
        assert!(
            input.get(region.span.range()).is_some() && input.get(region.inner.range()).is_some()
        );
        if let Some(parent) = region.parent {
            assert!((parent as usize) < number);
            assert!(found.regions[parent as usize].span.contains(region.span));
        }
        assert!(region.continues.is_none_or(|other| (other as usize) < number));
    }
    let characters = input.chars().count() as u32;
    for told in &found.diagnostics {
        assert!(told.start <= told.end && told.end <= Some(characters));
    }
    let _ = crosswire::text::published(input);
}

fn gap(text: &str, start: u32, end: u32) {
    let between = &text[start as usize..end as usize];
    assert!(between.chars().all(char::is_whitespace), "{between:?} is in no part");
}

/// A user's names, some of them in the inputs.
fn given() -> Arc<GivenNames> {
    let name = |name: &str, forms: &[&str]| GivenName {
        name: name.to_owned(),
        kind: None,
        forms: forms.iter().map(|form| (*form).to_owned()).collect(),
    };
    let names =
        vec![name("Ada Venn", &["Venn", "the mayor", "she"]), name("said", &["\u{201c}We"])];
    Arc::new(GivenNames::new(names).expect("names"))
}

/// The annotate floor: every record holds its own text; what was written as JSON is read back as it was.
pub(crate) fn annotate(input: &str) {
    let options = Options {
        keep_boilerplate: dice(input).is_multiple_of(3),
        rules_only: dice(input).is_multiple_of(5),
        names: dice(input).is_multiple_of(7).then(given),
    };
    let doc = analyze(Arc::new(dated(input)), &options);
    assert_eq!(doc.text(), input, "the text is never altered");
    records(&doc);
    if !seldom(input) {
        return;
    }
    let twice = on(2, || analyze(Arc::new(dated(input)), &options));
    assert_eq!(doc, twice, "a second run, on another thread, is equal");
    let written = json::doc(&doc, JsonOptions { with_tokens: true, pretty: false });
    assert_eq!(json::doc_from_json(&written).expect("what was written"), doc);
    markup(&html::doc(&doc, None));
}

/// An article of that text; most have a date, from the text's own dice.
fn dated(text: &str) -> Article {
    let dice = dice(text);
    let published = (!dice.is_multiple_of(4))
        .then(|| format!("20{:02}-{:02}-{:02}", dice % 40, 1 + dice % 12, 1 + dice % 28).parse())
        .transpose()
        .expect("a date");
    Article { published, ..Article::new(text) }
}

/// Every record of a doc says what its text says, in order, with ids that agree.
fn records(doc: &Doc) {
    let spans = |span: &Option<Span>| {
        if let Some(span) = span {
            holds(doc, span.start, span.end, &span.text);
            assert!(!span.text.is_empty());
        }
    };
    let mut before = 0;
    for mention in &doc.mentions {
        holds(doc, mention.start, mention.end, &mention.text);
        assert!(mention.start >= before && mention.start < mention.end);
        before = mention.end;
        assert!(doc.entities[mention.entity as usize].mentions.contains(mention));
        unit(mention.score.get());
    }
    for (id, entity) in doc.entities.iter().enumerate() {
        assert_eq!(entity.id as usize, id);
        assert!(!entity.mentions.is_empty() && !entity.name.trim().is_empty());
    }
    before = 0;
    for quantity in &doc.quantities {
        holds(doc, quantity.start, quantity.end, &quantity.text);
        assert!(quantity.start >= before && quantity.start < quantity.end);
        before = quantity.end;
        assert!(quantity.value.get().is_finite());
    }
    before = 0;
    for time in &doc.times {
        holds(doc, time.start, time.end, &time.text);
        assert!(time.start >= before && time.start < time.end);
        before = time.end;
    }
    for region in &doc.regions {
        holds(doc, region.start, region.end, &region.text);
    }
    before = 0;
    for (id, quote) in doc.quotes.iter().enumerate() {
        assert_eq!(quote.id as usize, id);
        holds(doc, quote.start, quote.end, &quote.text);
        assert!(quote.start >= before && !quote.parts.is_empty());
        before = quote.start;
        for part in &quote.parts {
            holds(doc, part.start, part.end, &part.text);
            assert!(quote.start <= part.start && part.start < part.end && part.end <= quote.end);
        }
        assert!(quote.parts.windows(2).all(|pair| pair[0].end <= pair[1].start));
        [&quote.source, &quote.cue, &quote.addressee, &quote.via].into_iter().for_each(spans);
        assert!(quote.parent.is_none_or(|parent| parent < quote.id));
        assert!(quote.speaker.is_none_or(|speaker| (speaker as usize) < doc.entities.len()));
        unit(quote.score.get());
    }
    let characters = doc.offsets.characters();
    for told in &doc.diagnostics {
        assert!(told.start <= told.end && told.end.is_none_or(|end| end <= characters));
    }
}

fn holds(doc: &Doc, start: u32, end: u32, text: &str) {
    assert!(start <= end && end <= doc.offsets.characters(), "{start}..{end}");
    assert_eq!(doc.bytes(start, end).of(doc.text()), text, "at {start}..{end}");
}

fn unit(score: f64) {
    assert!((0.0..=1.0).contains(&score), "score {score}");
}

/// The texts of an input, told apart by [`PART`]; a single one is cut in the middle.
fn texts(input: &str) -> Vec<&str> {
    if input.contains(PART) {
        return input.split(PART).take(MOST).collect();
    }
    let middle =
        (input.len() / 2..=input.len()).find(|&place| input.is_char_boundary(place)).unwrap_or(0);
    vec![&input[..middle], &input[middle..]]
}

fn articles(input: &str) -> Vec<Arc<Article>> {
    let article = |(number, text)| Article {
        id: format!("{number}"),
        source: Some(format!("outlet {}", number % 3)),
        ..dated(text)
    };
    texts(input).into_iter().enumerate().map(article).map(Arc::new).collect()
}

fn docs(input: &str) -> Vec<Arc<Doc>> {
    let annotated = |article| Arc::new(analyze(article, &Options::default()));
    articles(input).into_iter().map(annotated).collect()
}

/// The compare floor: every row names a report and stands where it says; one result for any threads.
pub(crate) fn compare(input: &str) {
    let docs = docs(input);
    let options = CompareOptions {
        keep_boilerplate: dice(input).is_multiple_of(3),
        ..CompareOptions::default()
    };
    let found = on(1, || compare::compare(&docs, &options));
    rows(&found, options.keep_boilerplate);
    for pair in texts(input).windows(2) {
        let (a, b) = (short(pair[0]), short(pair[1]));
        for edit in Alignment::of(a, b).edits {
            assert_eq!(edit.reference, part(a, edit.reference_start, edit.reference_end));
            assert_eq!(edit.text, part(b, edit.start, edit.end));
        }
    }
    if seldom(input) {
        assert_eq!(found, on(2, || compare::compare(&docs, &options)), "for two threads");
        let written = json::comparison(&found, JsonOptions { with_tokens: true, pretty: false });
        assert_eq!(json::comparison_from_json(&written).expect("what was written"), found);
        markup(&html::page(&found, Some(short(input))));
        markup(&html::fragment(&found));
        let _ = markdown::page(&found, Some(short(input)));
        let table = terminal::table(&found, 80, false);
        assert!(table.chars().all(|c| c == '\n' || !c.is_control()), "control characters");
    }
}

/// The first characters of a text: what a quotation may be long.
fn short(text: &str) -> &str {
    text.char_indices().nth(120).map_or(text, |(place, _)| &text[..place])
}

fn part(text: &str, start: u32, end: u32) -> String {
    text.chars().skip(start as usize).take((end - start) as usize).collect()
}

fn rows(found: &Comparison, keep: bool) {
    let doc = |id: &str| {
        found
            .docs
            .iter()
            .find(|doc| doc.article.id == id)
            .unwrap_or_else(|| panic!("no report {id:?}"))
    };
    let mut quoted: Vec<(&str, u32)> = Vec::new();
    for (place, quote) in found.quotes.iter().enumerate() {
        assert_eq!(quote.id as usize, place);
        let reference = &quote.members[quote.reference as usize];
        assert!(reference.relation.is_none());
        for member in &quote.members {
            let own = doc(&member.article);
            holds(own, member.start, member.end, &member.text);
            unit(member.score.get());
            quoted.extend(member.quote.map(|number| (&*member.article, number)));
            for edit in &member.edits {
                holds(own, edit.start, edit.end, &edit.text);
                let there = doc(&reference.article);
                holds(there, edit.reference_start, edit.reference_end, &edit.reference);
            }
        }
    }
    quoted.sort_unstable();
    assert!(quoted.windows(2).all(|pair| pair[0] != pair[1]), "a quotation is in two matches");
    for own in &found.docs {
        for quote in &own.quotes {
            let worded = quote
                .parts
                .iter()
                .any(|part| part.text.contains(|c: char| c.is_ascii_alphanumeric()));
            let left_out = quote.belief || quote.kind == QuoteKind::Indirect || !worded;
            let furniture =
                own.segment_kind(own.bytes(quote.start, quote.end).start) != SegmentKind::Body;
            let matched = quoted.binary_search(&(&*own.article.id, quote.id)).is_ok();
            assert!(matched || left_out || furniture && !keep, "{:?} is in no match", quote.text);
        }
    }
    for label in &found.labels {
        holds(doc(&label.article), label.start, label.end, &label.text);
    }
    for passage in &found.passages {
        holds(doc(&passage.a), passage.a_span.start, passage.a_span.end, &passage.a_span.text);
        holds(doc(&passage.b), passage.b_span.start, passage.b_span.end, &passage.b_span.text);
    }
    for statement in &found.statements {
        assert!((statement.reference as usize) < statement.members.len());
        for member in &statement.members {
            holds(doc(&member.article), member.start, member.end, &member.text);
            unit(member.score.get());
        }
    }
    for fact in &found.facts {
        for value in &fact.values {
            let own = doc(&value.article);
            holds(own, value.start, value.end, &value.text);
            assert!(value.sentence_start <= value.start && value.end <= value.sentence_end);
            assert!(value.sentence_end <= own.offsets.characters());
        }
    }
    assert!(found.coverage.len().is_multiple_of(found.docs.len().max(1)));
    for row in &found.coverage {
        assert_eq!(row.present, row.count > 0);
        let own = doc(&row.article);
        row.spans.iter().for_each(|span| holds(own, span.start, span.end, &span.text));
    }
    for link in &found.entities {
        for member in &link.members {
            assert!((member.entity as usize) < doc(&member.article).entities.len());
        }
    }
    for conflict in found.conflicts() {
        for side in &conflict.sides {
            assert!(side.span.end <= doc(&side.article).offsets.characters());
        }
    }
}

/// A page carries no markup but its own: what comes from a text is escaped.
fn markup(page: &str) {
    let lower = page.to_ascii_lowercase();
    for harmful in [
        "<script",
        "<img",
        "<iframe",
        "<object",
        "<link",
        "href=\"javascript",
        "href=\"data",
        "<svg/",
    ] {
        assert!(!lower.contains(harmful), "{harmful} in the page");
    }
    // Attributes that a text could smuggle in stand inside a tag.
    for tag in lower.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
        let mut inside = false;
        let names: String = tag
            .chars()
            .filter(|&c| {
                inside ^= c == '"';
                !inside
            })
            .collect();
        assert!(!names.contains(" on"), "a handler in <{tag}>");
    }
}

/// The corpus floor: shares in 0..1, ids that exist, passages that hold their text, one result for any threads.
pub(crate) fn corpus(input: &str) {
    let articles = articles(input);
    let place =
        |id: &str| id.parse::<usize>().ok().filter(|&id| id < articles.len()).expect("an id");
    let progress = Progress::default();
    let near = OverlapOptions { window: 4, jaccard: 0.1, ..DuplicateOptions::default() };
    let near = |threads| {
        on(threads, || corpus::near_duplicates(&articles, &near, &progress)).expect("fine options")
    };
    let duplicates = near(1);
    for pair in &duplicates.pairs {
        assert!(place(&pair.a) < place(&pair.b));
        for share in [pair.jaccard, pair.a_in_b, pair.b_in_a] {
            unit(share.get());
        }
    }
    for group in &duplicates.groups {
        assert!(group.articles.len() > 1);
        group.articles.iter().for_each(|id| assert!(place(id) < articles.len()));
    }
    let options = ReuseOptions { min_words: 8, ..ReuseOptions::default() };
    let reuse = |threads| {
        on(threads, || corpus::text_reuse(&articles, None, &options, &progress))
            .expect("fine options")
    };
    let reused = reuse(1);
    for passage in &reused.passages {
        for (id, span) in [(&passage.a, &passage.a_span), (&passage.b, &passage.b_span)] {
            let text = &articles[place(id)].text;
            assert_eq!(part(text, span.start, span.end), span.text);
            assert!(!span.text.is_empty());
        }
    }
    for pair in &reused.pairs {
        for share in
            [pair.share_of_a, pair.share_of_b, pair.prose_share_of_a, pair.prose_share_of_b]
        {
            unit(share.get());
        }
    }
    let events = |threads| {
        on(threads, || corpus::cluster_events(&articles, &EventOptions::default(), &progress))
            .expect("fine options")
    };
    let clusters = events(1);
    let mut members: Vec<usize> =
        clusters.iter().flat_map(|event| event.articles.iter()).map(|id| place(id)).collect();
    members.sort_unstable();
    assert!(members.into_iter().eq(0..articles.len()), "every article is in one event");
    if seldom(input) {
        assert_eq!(duplicates, near(2), "for two threads");
        assert_eq!(reused, reuse(2), "for two threads");
        assert_eq!(clusters, events(2), "for two threads");
        let docs = docs(input);
        let options = FamilyOptions::default();
        let families = |threads| {
            on(threads, || corpus::quote_families(&docs, &options, &progress))
                .expect("fine options")
        };
        let found = families(1);
        assert_eq!(found, families(2), "for two threads");
        for member in found.iter().flat_map(|family| family.members.iter()) {
            holds(&docs[place(&member.article)], member.start, member.end, &member.text);
        }
        let mut stream = EventStream::new(EventOptions::default()).expect("fine options");
        for article in &articles {
            stream.add(std::slice::from_ref(article), &progress).expect("not cancelled");
        }
        let count: usize = stream.clusters().iter().map(|event| event.articles.len()).sum();
        assert_eq!(count, articles.len());
    }
}

/// A file of a stream of events: read, or refused with an error that says why; what was read can be worked with.
pub(crate) fn state(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).expect("a file can be written");
    match EventStream::load(path) {
        Ok(mut stream) => {
            let _ = stream.clusters();
            let article = Arc::new(dated("The ferry to Halve did not sail, Mayor Ada Venn said."));
            stream.add(&[article], &Progress::default()).expect("not cancelled");
            let _ = stream.clusters();
        }
        Err(error) => refused(&error),
    }
}

/// Bytes of a tagger's model: read, or refused; what was read can tag.
pub(crate) fn model(bytes: &[u8]) {
    match crosswire::tag::Model::decode(bytes) {
        Ok(model) => assert!(model.weights() <= bytes.len()),
        Err(error) => refused(&error),
    }
}

/// JSON of a document or a comparison: read, or refused; what was read can be shown.
pub(crate) fn json(input: &str) {
    match json::doc_from_json(input) {
        Ok(doc) => {
            markup(&html::doc(&doc, None));
            let doc = Arc::new(doc);
            let _ = compare::compare(&[Arc::clone(&doc), doc], &CompareOptions::default());
        }
        Err(error) => refused(&error),
    }
    match json::comparison_from_json(input) {
        Ok(found) => {
            markup(&html::page(&found, None));
            let _ = markdown::page(&found, None);
            let _ = terminal::table(&found, 80, false);
        }
        Err(error) => refused(&error),
    }
}

fn refused(error: &Error) {
    assert!(matches!(error, Error::Input(_) | Error::Model(_)), "{error:?}");
    assert!(error.to_string().len() > 10);
}

/// The conversion of bytes to code points and back, which every record goes through.
pub(crate) fn offsets(input: &str) {
    let offsets = Offsets::new(input);
    let mut place = 0;
    for (byte, _) in input.char_indices() {
        assert_eq!(offsets.character(input, byte as u32), place);
        assert_eq!(offsets.byte(input, place) as usize, byte);
        place += 1;
    }
    assert_eq!(offsets.characters(), place);
}

/// A file of articles gives articles and faults that name it, and ends.
pub(crate) fn read(name: &str, bytes: &[u8]) {
    let input = Input::Stream(name.to_owned(), name.to_owned(), Box::new(bytes));
    let mut count = 0;
    for article in Reader::new([input], ReadOptions::default()) {
        match article {
            Ok(article) => assert!(article.text.len() <= 4 * bytes.len(), "a text out of nothing"),
            Err(fault) => assert!(fault.to_string().contains(name), "{fault}"),
        }
        count += 1;
        assert!(count <= bytes.len() + 1, "more articles than bytes");
    }
}

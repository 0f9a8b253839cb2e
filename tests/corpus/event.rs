//! Events and streams of them.

use crate::build::{rows, shared};
use crosswire::{
    Article,
    batch::Progress,
    corpus::{EventOptions, EventStream, cluster_events},
    pool,
    record::{EventCluster, Moment},
};
use serde::Deserialize;
use std::{collections::HashMap, sync::Arc};

#[derive(Deserialize)]
struct Labelled {
    id: String,
    source: Option<String>,
    date: Option<String>,
    title: Option<String>,
    text: String,
    cluster: Option<serde_json::Value>,
}

/// B-cubed F1 of `events` against the labels (Bagga and Baldwin 1998).
fn b_cubed(labels: &HashMap<String, String>, events: &[EventCluster]) -> f64 {
    let mut found: Vec<(&str, u32)> = Vec::new();
    for event in events {
        for id in event.articles.iter().filter_map(|id| labels.get(id)) {
            found.push((id, event.id));
        }
    }
    let count = |key: fn(&(&str, u32)) -> (String, u32)| {
        let mut counts: HashMap<(String, u32), f64> = HashMap::new();
        for pair in &found {
            *counts.entry(key(pair)).or_default() += 1.0;
        }
        counts
    };
    let (gold, ours) = (count(|p| (p.0.to_owned(), 0)), count(|p| (String::new(), p.1)));
    let (mut precision, mut recall) = (0.0, 0.0);
    for ((label, event), both) in count(|p| (p.0.to_owned(), p.1)) {
        precision += both * both / ours[&(String::new(), event)] / found.len() as f64;
        recall += both * both / gold[&(label, 0)] / found.len() as f64;
    }
    2.0 * precision * recall / (precision + recall)
}

#[test]
fn one_setting_finds_the_events_of_both_labelled_sets() {
    let Some(folder) = shared() else { return };
    for (name, least, least_in_stream) in [("events_allsides", 0.92, 0.91), ("stream", 0.92, 0.90)]
    {
        let rows: Vec<Labelled> = rows(folder.join(format!("data/compare/{name}.dev.jsonl.gz")));
        let labels: HashMap<String, String> = rows
            .iter()
            .filter_map(|row| Some((row.id.clone(), row.cluster.as_ref()?.to_string())))
            .collect();
        let mut articles: Vec<Arc<Article>> = rows
            .into_iter()
            .map(|row| {
                Arc::new(Article {
                    id: row.id,
                    source: row.source,
                    title: row.title,
                    published: row.date.and_then(|date| date.parse().ok()),
                    ..Article::new(row.text)
                })
            })
            .collect();
        let options = EventOptions::default();
        let events =
            cluster_events(&articles, &options, &Progress::default()).expect("fine options");
        articles.sort_by_key(|article| article.published.map(Moment::date));
        let mut stream = EventStream::new(options).expect("fine options");
        stream.add(&articles, &Progress::default()).expect("not cancelled");
        let (whole, streamed) = (b_cubed(&labels, &events), b_cubed(&labels, &stream.clusters()));
        println!("{name}: B-cubed F1 {whole:.4}, as a stream {streamed:.4}");
        assert!(whole >= least && streamed >= least_in_stream);
    }
}

/// Reports of made-up events: two on a ferry, two on a court, one on its own.
pub(crate) fn week() -> Vec<Arc<Article>> {
    [
        ("ferry-a", "2026-03-02", "Ferry sinks off Halve", "The ferry Sigrun sank off Halve on Monday with 40 people aboard. Captain Piet Oss got all passengers into boats, the coast guard of Norrland said. Divers will look for the Sigrun's engines."),
        ("ferry-b", "2026-03-03", "All saved as Sigrun goes down", "All 40 passengers of the ferry Sigrun were saved when it sank off Halve. The coast guard of Norrland praised Captain Piet Oss, who brought the boats down in time. Engines had failed before, divers said."),
        ("court-a", "2026-03-02", "Court frees banker Lund", "The high court of Orm freed the banker Kai Lund on Monday because witnesses had changed their story. Prosecutor Ida Berg will appeal the verdict, she said after the hearing."),
        ("court-b", "2026-03-02T21:00", "Banker Kai Lund walks free", "Banker Kai Lund left the high court of Orm a free man. Witnesses had changed their story, the verdict says. Prosecutor Ida Berg told reporters she would appeal."),
        ("ferry-late", "2026-05-20", "Sigrun raised", "The ferry Sigrun, which sank off Halve with 40 people aboard, was raised by divers. Captain Piet Oss watched from a boat of the coast guard of Norrland as its engines came up."),
        ("alone", "2026-03-03", "Strawberries early", "Strawberries ripen three weeks early in the valleys, growers say, and prices fall in every market."),
    ]
    .into_iter()
    .map(|(id, published, title, text)| {
        Arc::new(Article {
            id: id.to_owned(),
            source: id.split('-').nth(1).map(|outlet| format!("Outlet {outlet}")),
            title: Some(title.to_owned()),
            published: published.parse().ok(),
            ..Article::new(text)
        })
    })
    .collect()
}

fn ids(events: &[EventCluster]) -> Vec<Vec<&str>> {
    events.iter().map(|event| event.articles.iter().map(String::as_str).collect()).collect()
}

#[test]
fn reports_of_one_event_within_days_are_one_cluster() {
    let found = cluster_events(&week(), &EventOptions::default(), &Progress::default())
        .expect("fine options");
    assert_eq!(
        ids(&found),
        [vec!["court-a", "court-b"], vec!["ferry-a", "ferry-b"], vec!["alone"], vec!["ferry-late"]]
    );
    let ferry = &found[1];
    assert_eq!(ferry.id, 1);
    assert_eq!(ferry.sources.to_vec(), ["Outlet a", "Outlet b"]);
    let days = [ferry.first_published, ferry.last_published]
        .map(|moment| moment.map(|moment| moment.to_string()));
    assert_eq!(days, [Some("2026-03-02".to_owned()), Some("2026-03-03".to_owned())]);
    assert!(ferry.names.iter().any(|name| name == "Sigrun"), "{:?}", ferry.names);
    // Names are shown whole, as most reports write them.
    let captain = ferry.names.iter().find(|name| name.ends_with("Oss")).expect("the captain");
    assert!(["Piet Oss", "Captain Piet Oss"].contains(&captain.as_str()), "{captain}");
    assert!(found[0].names.iter().any(|name| name.ends_with("Kai Lund")), "{:?}", found[0].names);
    assert_eq!(ferry.title.as_deref(), Some("Ferry sinks off Halve"));
    assert_eq!((&*ferry.rule, &*found[2].rule), ("average-link", "alone"));
}

#[test]
fn a_days_articles_may_come_in_any_order_and_one_by_one() {
    let mut articles = week();
    let build = |articles: &[Arc<Article>], threads| {
        let mut stream = EventStream::new(EventOptions::default()).expect("fine options");
        for article in articles {
            pool::install(Some(threads), || {
                stream.add(std::slice::from_ref(article), &Progress::default())
            })
            .expect("a pool")
            .expect("not cancelled");
        }
        stream
    };
    articles.sort_by_key(|article| article.published.map(Moment::date));
    let forward = build(&articles, 1);
    articles.sort_by_key(|article| {
        (article.published.map(Moment::date), std::cmp::Reverse(article.id.clone()))
    });
    let backward = build(&articles, 3);
    let mut whole = EventStream::new(EventOptions::default()).expect("fine options");
    whole.add(&week(), &Progress::default()).expect("not cancelled");
    assert_eq!(forward.clusters(), backward.clusters());
    assert_eq!(forward.clusters(), whole.clusters());
    assert_eq!(forward.clusters(), forward.clusters(), "asking changes nothing");
    assert!(ids(&forward.clusters()).contains(&vec!["ferry-a", "ferry-b"]));
}

#[test]
fn articles_without_a_date_meet_only_one_another() {
    let undated: Vec<Arc<Article>> = week()
        .iter()
        .filter(|article| article.id.starts_with("ferry"))
        .map(|article| {
            let published = article.published.filter(|_| article.id == "ferry-a");
            Arc::new(Article { published, ..(**article).clone() })
        })
        .collect();
    let found = cluster_events(&undated, &EventOptions::default(), &Progress::default())
        .expect("fine options");
    assert_eq!(ids(&found), [vec!["ferry-a"], vec!["ferry-b", "ferry-late"]]);
    assert_eq!(found[1].first_published, None);
}

#[test]
fn a_saved_stream_goes_on_where_it_was_and_a_torn_or_changed_file_is_refused() {
    let folder = std::env::temp_dir().join(format!("crosswire-stream-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("events.state");
    let mut articles = week();
    articles.sort_by_key(|article| article.published.map(Moment::date));
    let mut stream = EventStream::new(EventOptions::default()).expect("fine options");
    stream.add(&articles[..3], &Progress::default()).expect("not cancelled");
    stream.save(&path).expect("saved");
    let mut loaded = EventStream::load(&path).expect("whole");
    assert_eq!(loaded, stream);
    for stream in [&mut stream, &mut loaded] {
        stream.add(&articles[3..], &Progress::default()).expect("not cancelled");
    }
    assert_eq!(loaded.clusters(), stream.clusters());
    assert_eq!(
        std::fs::read_dir(&folder).expect("a folder").count(),
        1,
        "nothing is left beside it"
    );

    let bytes = std::fs::read(&path).expect("written");
    let torn = folder.join("torn.state");
    for length in 0..bytes.len() {
        std::fs::write(&torn, &bytes[..length]).expect("written");
        let error = EventStream::load(&torn).expect_err("torn").to_string();
        assert!(error.contains("torn") && error.contains("torn.state:"), "{error}");
    }
    for place in (0..bytes.len()).step_by(7) {
        let mut changed = bytes.clone();
        changed[place] ^= 1;
        std::fs::write(&torn, &changed).expect("written");
        assert!(EventStream::load(&torn).is_err(), "byte {place} changed");
    }
    assert!(
        EventStream::load(&folder.join("none")).expect_err("no file").to_string().contains("none")
    );
    std::fs::remove_dir_all(&folder).expect("removed");
}

#[test]
fn event_options_out_of_range_are_refused_by_name() {
    for (options, name) in [
        (EventOptions { window_hours: 0.0, ..EventOptions::default() }, "window_hours"),
        (EventOptions { window_hours: f64::NAN, ..EventOptions::default() }, "window_hours"),
        (EventOptions { threshold: 0.0, ..EventOptions::default() }, "threshold"),
        (EventOptions { threshold: 1.5, ..EventOptions::default() }, "threshold"),
    ] {
        assert!(EventStream::new(options).expect_err(name).to_string().contains(name));
        assert!(cluster_events(&[], &options, &Progress::default()).is_err());
    }
}

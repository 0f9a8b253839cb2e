//! The direction of imports: a floor uses the floors below it and the base line, never one above.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// For each module of `src`, the modules it may use besides itself.
const MAY_USE: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("lexicon", &[]),
    ("pool", &["error"]),
    ("record", &["error", "lexicon", "python"]), // the two macros name their Python half, behind the feature
    ("text", &["error", "lexicon", "record"]),
    ("tag", &["error", "lexicon", "record", "text"]),
    ("annotate", &["error", "lexicon", "record", "tag", "text"]),
    ("batch", &["annotate", "error", "record", "text"]),
    ("compare", &["annotate", "error", "lexicon", "record", "text"]),
    ("corpus", &["annotate", "batch", "compare", "error", "lexicon", "pool", "record", "text"]),
    ("read", &["annotate", "record"]),
    ("report", &["error", "record"]),
    (
        "cli",
        &[
            "annotate", "batch", "compare", "corpus", "error", "pool", "read", "record", "report",
            "text",
        ],
    ),
    (
        "python",
        &[
            "annotate", "batch", "cli", "compare", "corpus", "error", "pool", "read", "record",
            "report", "text",
        ],
    ),
];

#[test]
fn every_module_uses_only_what_lies_below_it() {
    let mut wrong = Vec::new();
    for (module, path, source) in sources() {
        let allowed = MAY_USE.iter().find(|(name, _)| *name == module);
        let (_, allowed) = allowed
            .unwrap_or_else(|| panic!("{}: module {module} has no floor here", path.display()));
        for used in used_modules(&without_tests(&source)) {
            if used != module && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{}: {module} uses {used}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_use_of_a_floor_above_would_be_seen() {
    assert_eq!(used_modules("use crate::compare::align;"), ["compare"]);
    assert_eq!(
        used_modules("use crate::{\n    record::{Span, List},\n    text,\n};"),
        ["record", "text"]
    );
    assert_eq!(used_modules("let doc = crate::annotate::analyze(x);"), ["annotate"]);
}

#[test]
fn python_stands_only_in_its_own_folder_and_behind_the_feature() {
    for (module, path, source) in sources() {
        if module == "python"
            || path.ends_with("record/macros.rs")
            || path.ends_with("record/article.rs")
        {
            continue;
        }
        assert!(!source.contains("pyo3"), "{} names pyo3", path.display());
    }
}

/// Module below `src`, path and text of every source file but the map and the programs.
fn sources() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("src can be read") {
            let path = entry.expect("src can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let below = path.strip_prefix(&root).expect("below src");
                let first = below.iter().next().expect("a name").to_string_lossy();
                let module = first.strip_suffix(".rs").unwrap_or(&first).to_owned();
                if module != "lib" && module != "bin" {
                    found.insert(
                        path.clone(),
                        (module, fs::read_to_string(&path).expect("source is UTF-8")),
                    );
                }
            }
        }
    }
    assert!(found.len() > 30, "the sources are found");
    found.into_iter().map(|(path, (module, source))| (module, path, source)).collect()
}

/// Tests may use the whole crate.
fn without_tests(source: &str) -> String {
    source.split("#[cfg(test)]").next().unwrap_or_default().to_owned()
}

/// The modules named right behind `crate::`, in braces too.
fn used_modules(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (place, _) in source.match_indices("crate::") {
        let rest = &source[place + "crate::".len()..];
        if let Some(list) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut name = String::new();
            for c in list.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' | ':' if depth == 0 => {
                        found.push(std::mem::take(&mut name));
                        if c == ':' {
                            depth += 0;
                        }
                    }
                    c if depth == 0 => name.push(c),
                    _ => {}
                }
            }
            found.push(name);
        } else {
            found.push(rest.chars().take_while(|&c| c.is_alphanumeric() || c == '_').collect());
        }
    }
    let mut found: Vec<String> = found.into_iter().map(|name| name.trim().to_owned()).collect();
    // Items re-exported by the crate's root, and the tails of `a::b` in a list, are no modules.
    found.retain(|name| MAY_USE.iter().any(|(module, _)| module == name));
    found.sort();
    found.dedup();
    found
}

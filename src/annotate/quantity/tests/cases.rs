//! Sentences in the style of news, each with every quantity in it: text, kind, value, upper end, unit, bound.

use crate::annotate::sample::doc;

type Row = (&'static str, &'static str, f64, Option<f64>, &'static str, &'static str);

fn check(cases: &[(&str, &[Row])]) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let doc = doc(text);
        let found: Vec<_> = doc
            .quantities
            .iter()
            .map(|quantity| {
                let round = |value: f64| (value * 1000.0).round() / 1000.0;
                (
                    quantity.text.as_str(),
                    quantity.kind.name(),
                    round(quantity.value.get()),
                    quantity.high.map(|high| round(high.get())),
                    quantity.unit.as_deref().unwrap_or(""),
                    quantity.bound.name(),
                )
            })
            .collect();
        if found != *expected {
            wrong.push(format!("{text}\n  found    {found:?}\n  expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn counts_have_the_noun_they_count() {
    check(&[
        (
            "It met five demands protesters had made.",
            &[("five demands", "count", 5.0, None, "demands", "exact")],
        ),
        ("They hurt 40 people.", &[("40 people", "count", 40.0, None, "people", "exact")]),
        (
            "The blast killed at least 40 Ukrainian soldiers.",
            &[("at least 40 Ukrainian soldiers", "count", 40.0, None, "soldiers", "at_least")],
        ),
        ("It sent 1,200 troops.", &[("1,200 troops", "count", 1200.0, None, "troops", "exact")]),
        (
            "It sent twenty-five ships.",
            &[("twenty-five ships", "count", 25.0, None, "ships", "exact")],
        ),
        (
            "It sent two hundred and five ships.",
            &[("two hundred and five ships", "count", 205.0, None, "ships", "exact")],
        ),
        (
            "It sent a hundred ships.",
            &[("a hundred ships", "count", 100.0, None, "ships", "exact")],
        ),
        ("It sent a dozen ships.", &[("a dozen ships", "count", 12.0, None, "ships", "exact")]),
        (
            "It sent half a dozen ships.",
            &[("half a dozen ships", "count", 6.0, None, "ships", "exact")],
        ),
        (
            "It sent three dozen ships.",
            &[("three dozen ships", "count", 36.0, None, "ships", "exact")],
        ),
        (
            "Half a million people fled.",
            &[("Half a million people", "count", 500_000.0, None, "people", "exact")],
        ),
        (
            "Some 1.2 million refugees fled.",
            &[("Some 1.2 million refugees", "count", 1_200_000.0, None, "refugees", "about")],
        ),
        (
            "It drew 2.5m viewers.",
            &[("2.5m viewers", "count", 2_500_000.0, None, "viewers", "exact")],
        ),
        (
            "It hired 200 police officers.",
            &[("200 police officers", "count", 200.0, None, "officers", "exact")],
        ),
        (
            "It closed 12 of its mines.",
            &[("12 of its mines", "count", 12.0, None, "mines", "exact")],
        ),
        (
            "Five other countries signed.",
            &[("Five other countries", "count", 5.0, None, "countries", "exact")],
        ),
        ("One person died.", &[("One person", "count", 1.0, None, "person", "exact")]),
        ("The raid left 12 dead.", &[("12 dead", "count", 12.0, None, "dead", "exact")]),
        ("The raid killed at least 40.", &[("at least 40", "count", 40.0, None, "", "at_least")]),
        (
            "A 100,000-strong army marched.",
            &[("100,000-strong", "count", 100_000.0, None, "", "exact")],
        ),
        (
            "Three middle-aged men were held.",
            &[("Three middle-aged men", "count", 3.0, None, "men", "exact")],
        ),
        (
            "It lost 10bn votes.",
            &[("10bn votes", "count", 10_000_000_000.0, None, "votes", "exact")],
        ),
        ("The list has 15 new names.", &[("15 new names", "count", 15.0, None, "names", "exact")]),
    ]);
}

#[test]
fn every_kind_of_bound_is_read() {
    check(&[
        (
            "They hurt more than 40 people.",
            &[("more than 40 people", "count", 40.0, None, "people", "more_than")],
        ),
        (
            "They hurt over 40 people.",
            &[("over 40 people", "count", 40.0, None, "people", "more_than")],
        ),
        (
            "They hurt just over 40 people.",
            &[("just over 40 people", "count", 40.0, None, "people", "more_than")],
        ),
        (
            "They hurt nearly 40 people.",
            &[("nearly 40 people", "count", 40.0, None, "people", "about")],
        ),
        (
            "They hurt almost 40 people.",
            &[("almost 40 people", "count", 40.0, None, "people", "about")],
        ),
        (
            "They hurt about 40 people.",
            &[("about 40 people", "count", 40.0, None, "people", "about")],
        ),
        (
            "They hurt around 40 people.",
            &[("around 40 people", "count", 40.0, None, "people", "about")],
        ),
        (
            "They hurt roughly 40 people.",
            &[("roughly 40 people", "count", 40.0, None, "people", "about")],
        ),
        (
            "They hurt an estimated 40 people.",
            &[("an estimated 40 people", "count", 40.0, None, "people", "about")],
        ),
        (
            "They hurt some 40 people.",
            &[("some 40 people", "count", 40.0, None, "people", "about")],
        ),
        (
            "They hurt 40 or so people.",
            &[("40 or so people", "count", 40.0, None, "people", "about")],
        ),
        (
            "They hurt up to 40 people.",
            &[("up to 40 people", "count", 40.0, None, "people", "at_most")],
        ),
        (
            "They hurt as many as 40 people.",
            &[("as many as 40 people", "count", 40.0, None, "people", "at_most")],
        ),
        (
            "They hurt no more than 40 people.",
            &[("no more than 40 people", "count", 40.0, None, "people", "at_most")],
        ),
        (
            "They hurt no fewer than 40 people.",
            &[("no fewer than 40 people", "count", 40.0, None, "people", "at_least")],
        ),
        (
            "They hurt not less than 40 people.",
            &[("not less than 40 people", "count", 40.0, None, "people", "at_least")],
        ),
        (
            "They hurt fewer than 40 people.",
            &[("fewer than 40 people", "count", 40.0, None, "people", "less_than")],
        ),
        (
            "They hurt less than 40 people.",
            &[("less than 40 people", "count", 40.0, None, "people", "less_than")],
        ),
        (
            "They hurt under 40 people.",
            &[("under 40 people", "count", 40.0, None, "people", "less_than")],
        ),
        (
            "They hurt 40 or more people.",
            &[("40 or more people", "count", 40.0, None, "people", "at_least")],
        ),
        (
            "It employs 1,200-plus workers.",
            &[("1,200-plus workers", "count", 1200.0, None, "workers", "at_least")],
        ),
        (
            "It employs 100+ workers.",
            &[("100+ workers", "count", 100.0, None, "workers", "at_least")],
        ),
        (
            "It cost upwards of $3 billion.",
            &[("upwards of $3 billion", "money", 3e9, None, "USD", "more_than")],
        ),
    ]);
}

#[test]
fn money_has_its_currency() {
    check(&[
        ("It cost $2.5 million.", &[("$2.5 million", "money", 2_500_000.0, None, "USD", "exact")]),
        ("It cost US$5.", &[("US$5", "money", 5.0, None, "USD", "exact")]),
        ("It cost C$3.5m.", &[("C$3.5m", "money", 3_500_000.0, None, "CAD", "exact")]),
        (
            "It cost \u{a3}2.5bn.",
            &[("\u{a3}2.5bn", "money", 2_500_000_000.0, None, "GBP", "exact")],
        ),
        ("It cost \u{20ac}300.", &[("\u{20ac}300", "money", 300.0, None, "EUR", "exact")]),
        ("It cost \u{a5}1,000.", &[("\u{a5}1,000", "money", 1000.0, None, "JPY", "exact")]),
        ("It cost \u{20b9}500.", &[("\u{20b9}500", "money", 500.0, None, "INR", "exact")]),
        ("It cost about 300 euros.", &[("about 300 euros", "money", 300.0, None, "EUR", "about")]),
        (
            "It cost 10 Australian dollars.",
            &[("10 Australian dollars", "money", 10.0, None, "AUD", "exact")],
        ),
        (
            "It cost three billion dollars.",
            &[("three billion dollars", "money", 3e9, None, "USD", "exact")],
        ),
        ("It cost 50 pence.", &[("50 pence", "money", 0.5, None, "GBP", "exact")]),
        ("The 50p coin is gone.", &[("50p", "money", 0.5, None, "GBP", "exact")]),
        ("It cost 75 cents.", &[("75 cents", "money", 0.75, None, "USD", "exact")]),
        ("It cost EUR 40 million.", &[("EUR 40 million", "money", 40e6, None, "EUR", "exact")]),
        (
            "It cost $40-50 million.",
            &[("$40-50 million", "money", 40e6, Some(50e6), "USD", "exact")],
        ),
        (
            "It cost $40 million to $50 million.",
            &[("$40 million to $50 million", "money", 40e6, Some(50e6), "USD", "exact")],
        ),
        (
            "It cost between $4 and $5.",
            &[("between $4 and $5", "money", 4.0, Some(5.0), "USD", "exact")],
        ),
        (
            "Oil fell to $80 per barrel.",
            &[("$80 per barrel", "money", 80.0, None, "USD/barrel", "exact")],
        ),
        (
            "Oil fell to $80 a barrel.",
            &[("$80 a barrel", "money", 80.0, None, "USD/barrel", "exact")],
        ),
        ("A $5 million fine was set.", &[("$5 million", "money", 5e6, None, "USD", "exact")]),
        ("It cost 400 roubles.", &[("400 roubles", "money", 400.0, None, "RUB", "exact")]),
    ]);
}

#[test]
fn shares_are_in_hundredths() {
    check(&[
        ("Prices rose 4.5 percent.", &[("4.5 percent", "percent", 4.5, None, "%", "exact")]),
        ("Prices rose 4.5%.", &[("4.5%", "percent", 4.5, None, "%", "exact")]),
        ("Prices rose 4.5 per cent.", &[("4.5 per cent", "percent", 4.5, None, "%", "exact")]),
        ("Prices rose 10.5pc.", &[("10.5pc", "percent", 10.5, None, "%", "exact")]),
        (
            "Rates rose two percentage points.",
            &[("two percentage points", "percent", 2.0, None, "%", "exact")],
        ),
        (
            "Prices rose 15-20 percent.",
            &[("15-20 percent", "percent", 15.0, Some(20.0), "%", "exact")],
        ),
        (
            "Prices rose by between 15 and 20 percent.",
            &[("between 15 and 20 percent", "percent", 15.0, Some(20.0), "%", "exact")],
        ),
        ("Two-thirds of voters agreed.", &[("Two-thirds", "percent", 66.667, None, "%", "exact")]),
        (
            "Three quarters of voters agreed.",
            &[("Three quarters", "percent", 75.0, None, "%", "exact")],
        ),
        ("A third of voters agreed.", &[("A third", "percent", 33.333, None, "%", "exact")]),
        (
            "More than half of voters agreed.",
            &[("More than half", "percent", 50.0, None, "%", "more_than")],
        ),
        (
            "One in five voters agreed.",
            &[("One in five voters", "percent", 20.0, None, "%", "exact")],
        ),
        (
            "Nine out of ten voters agreed.",
            &[("Nine out of ten voters", "percent", 90.0, None, "%", "exact")],
        ),
        (
            "About four-in-ten voters agreed.",
            &[("About four-in-ten voters", "percent", 40.0, None, "%", "about")],
        ),
        (
            "He won 35 and 40 percent.",
            &[
                ("35", "percent", 35.0, None, "%", "exact"),
                ("40 percent", "percent", 40.0, None, "%", "exact"),
            ],
        ),
        ("A 30 percent tariff was set.", &[("30 percent", "percent", 30.0, None, "%", "exact")]),
    ]);
}

#[test]
fn ranges_have_two_ends() {
    check(&[
        (
            "They found between 10 and 15 boats.",
            &[("between 10 and 15 boats", "count", 10.0, Some(15.0), "boats", "exact")],
        ),
        (
            "They found 10 to 15 boats.",
            &[("10 to 15 boats", "count", 10.0, Some(15.0), "boats", "exact")],
        ),
        (
            "They found 10-15 boats.",
            &[("10-15 boats", "count", 10.0, Some(15.0), "boats", "exact")],
        ),
        (
            "They found 10\u{2013}15 boats.",
            &[("10\u{2013}15 boats", "count", 10.0, Some(15.0), "boats", "exact")],
        ),
        (
            "They found five or six boats.",
            &[("five or six boats", "count", 5.0, Some(6.0), "boats", "exact")],
        ),
        (
            "It drew 10 to 15 million viewers.",
            &[("10 to 15 million viewers", "count", 10e6, Some(15e6), "viewers", "exact")],
        ),
    ]);
}

#[test]
fn measures_and_durations_have_their_units() {
    check(&[
        (
            "It is twenty-five miles away.",
            &[("twenty-five miles", "measure", 25.0, None, "mile", "exact")],
        ),
        ("It is 5km away.", &[("5km", "measure", 5.0, None, "km", "exact")]),
        ("It is 3.5 kilometres away.", &[("3.5 kilometres", "measure", 3.5, None, "km", "exact")]),
        (
            "The park covers 40 square miles.",
            &[("40 square miles", "measure", 40.0, None, "mile2", "exact")],
        ),
        (
            "The park covers 10,000 hectares.",
            &[("10,000 hectares", "measure", 10_000.0, None, "hectare", "exact")],
        ),
        ("It reached 30\u{b0}C.", &[("30\u{b0}C", "measure", 30.0, None, "celsius", "exact")]),
        (
            "It reached 30 degrees Celsius.",
            &[("30 degrees Celsius", "measure", 30.0, None, "celsius", "exact")],
        ),
        (
            "It reached 86 degrees Fahrenheit.",
            &[("86 degrees Fahrenheit", "measure", 86.0, None, "fahrenheit", "exact")],
        ),
        ("He did 60mph.", &[("60mph", "measure", 60.0, None, "mph", "exact")]),
        (
            "He did 60 miles per hour.",
            &[("60 miles per hour", "measure", 60.0, None, "mph", "exact")],
        ),
        ("It holds 16 gigabytes.", &[("16 gigabytes", "measure", 16.0, None, "GB", "exact")]),
        ("It makes 500 megawatts.", &[("500 megawatts", "measure", 500.0, None, "MW", "exact")]),
        ("It weighs 12 tonnes.", &[("12 tonnes", "measure", 12.0, None, "tonne", "exact")]),
        ("A 40-foot wall stood.", &[("40-foot", "measure", 40.0, None, "foot", "exact")]),
        (
            "The talks lasted more than two hours.",
            &[("more than two hours", "duration", 2.0, None, "hour", "more_than")],
        ),
        (
            "The talks lasted two more days.",
            &[("two more days", "duration", 2.0, None, "day", "exact")],
        ),
        ("He got a five-year term.", &[("five-year", "duration", 5.0, None, "year", "exact")]),
        (
            "It ran two and a half hours.",
            &[("two and a half hours", "duration", 2.5, None, "hour", "exact")],
        ),
        ("It ran 1\u{bd} hours.", &[("1\u{bd} hours", "duration", 1.5, None, "hour", "exact")]),
        (
            "Rates rose 25 basis points.",
            &[("25 basis points", "measure", 25.0, None, "basis_point", "exact")],
        ),
    ]);
}

#[test]
fn ages_scores_and_ordinals_have_their_own_readings() {
    check(&[
        ("A 34-year-old man was held.", &[("34-year-old", "age", 34.0, None, "year", "exact")]),
        (
            "A six-month-old boy was found.",
            &[("six-month-old", "age", 6.0, None, "month", "exact")],
        ),
        ("The man is 34 years old.", &[("34 years old", "age", 34.0, None, "year", "exact")]),
        ("Pupils aged 12 left.", &[("aged 12", "age", 12.0, None, "year", "exact")]),
        ("Orla Venn, 34, was held.", &[("34", "age", 34.0, None, "year", "exact")]),
        ("Marvik beat Esmere 3-1.", &[("3-1", "count", 3.0, Some(1.0), "score", "exact")]),
        ("The court voted 5-4.", &[("5-4", "count", 5.0, Some(4.0), "score", "exact")]),
        ("It was their third victory.", &[("third", "ordinal", 3.0, None, "victory", "exact")]),
        ("They first saw it.", &[]),
        ("It was the 21st raid.", &[("21st", "ordinal", 21.0, None, "raid", "exact")]),
        (
            "It was the twenty-first raid.",
            &[("twenty-first", "ordinal", 21.0, None, "raid", "exact")],
        ),
        ("It is the second-largest port.", &[("second", "ordinal", 2.0, None, "", "exact")]),
    ]);
}

#[test]
fn figures_that_name_or_date_something_are_no_quantities() {
    check(&[
        ("It was October 16, 2025, in Lisbon.", &[]),
        ("The bridge opened in 1987.", &[]),
        ("She wrote Agenda 2030 herself.", &[]),
        ("The Boeing 737 landed.", &[]),
        ("The F-16 landed.", &[]),
        ("The G7 met.", &[]),
        ("Call 555-1234 now.", &[]),
        ("Version 2.0.1 is out.", &[]),
        ("He lives at 10 Downing Street.", &[]),
        ("He was charged under Section 230.", &[]),
        ("See page 40 and chapter 3.", &[]),
        ("COVID-19 spread.", &[]),
        ("One of his aides spoke.", &[]),
        ("It is open 24/7.", &[]),
        ("The 9/11 attacks changed the city.", &[]),
        ("Flight 370 vanished.", &[]),
        ("The blast struck at 5:30 p.m.", &[]),
        ("First Lady Orla Venn spoke.", &[]),
        ("No one saw it at first.", &[]),
    ]);
}

//! Sentences in the style of news, each with every time expression in it: text, type, value. All are published on
//! Thursday, 14 March 2024 (2024-W11), unless the last table says otherwise.

use crate::annotate::sample::{doc, doc_on};

type Case = (&'static str, &'static [(&'static str, &'static str, &'static str)]);

fn check(cases: &[Case], published: Option<&str>) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let doc = published.map_or_else(|| doc(text), |day| doc_on(text, day));
        let found: Vec<_> = doc
            .times
            .iter()
            .map(|time| {
                (time.text.as_str(), time.kind.name(), time.value.as_deref().unwrap_or("-"))
            })
            .collect();
        if found != *expected {
            wrong.push(format!("{text}\n  found    {found:?}\n  expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

const WHOLE_DATES: &[Case] = &[
    ("The court sat on March 4, 2019.", &[("March 4, 2019", "DATE", "2019-03-04")]),
    ("The court sat on 4 March 2019.", &[("4 March 2019", "DATE", "2019-03-04")]),
    (
        "The court sat on the 16th of October, 2020, in Marvik.",
        &[("the 16th of October, 2020", "DATE", "2020-10-16")],
    ),
    ("The court sat on Oct. 16, 2020, in Marvik.", &[("Oct. 16, 2020", "DATE", "2020-10-16")]),
    ("It expired on Sept. 30th, 2021.", &[("Sept. 30th, 2021", "DATE", "2021-09-30")]),
    ("The log begins 2023-11-05.", &[("2023-11-05", "DATE", "2023-11-05")]),
    (
        "The log begins 2023-11-05T09:30:00Z.",
        &[("2023-11-05T09:30:00Z", "TIME", "2023-11-05T09:30:00Z")],
    ),
    ("The form was stamped 10/16/2020.", &[("10/16/2020", "DATE", "2020-10-16")]),
    ("The form was stamped 16/10/2020.", &[("16/10/2020", "DATE", "2020-10-16")]),
    ("The form was stamped 16.10.2020.", &[("16.10.2020", "DATE", "2020-10-16")]),
    ("They met on Tuesday, 6 May 2008.", &[("Tuesday, 6 May 2008", "DATE", "2008-05-06")]),
    ("They met on Friday, Oct. 16, 2020.", &[("Friday, Oct. 16, 2020", "DATE", "2020-10-16")]),
    ("The firm was founded in October 2004.", &[("October 2004", "DATE", "2004-10")]),
    ("The firm was founded in October, 2004, in Esmere.", &[("October, 2004", "DATE", "2004-10")]),
    ("The bridge opened in 1987.", &[("1987", "DATE", "1987")]),
    ("The charter of 1648 still holds.", &[("1648", "DATE", "1648")]),
    ("The temple fell in 480 BC.", &[("480 BC", "DATE", "BC0480")]),
    (
        "The revolt lasted from 499 to 493 BC.",
        &[("499", "DATE", "BC0499"), ("493 BC", "DATE", "BC0493")],
    ),
];

const RANGES: &[Case] = &[
    (
        "The fair ran from 3 to 5 May 2019.",
        &[("3", "DATE", "2019-05-03"), ("5 May 2019", "DATE", "2019-05-05")],
    ),
    (
        "The fair ran 6-7 February 2020.",
        &[("6", "DATE", "2020-02-06"), ("7 February 2020", "DATE", "2020-02-07")],
    ),
    (
        "The fair ran on April 6-7, 2019.",
        &[("April 6", "DATE", "2019-04-06"), ("7, 2019", "DATE", "2019-04-07")],
    ),
    ("He governed from 1956-1960.", &[("1956", "DATE", "1956"), ("1960", "DATE", "1960")]),
    ("He governed in 2019-20.", &[("2019", "DATE", "2019"), ("20", "DATE", "2020")]),
    ("They fought between 1999 and 2004.", &[("1999", "DATE", "1999"), ("2004", "DATE", "2004")]),
    (
        "It ran between March and May 2018.",
        &[("March", "DATE", "2018-03"), ("May 2018", "DATE", "2018-05")],
    ),
    ("The 2022/23 season was his last.", &[("2022/23", "DATE", "2022")]),
];

const PARTS_OF_YEARS: &[Case] = &[
    (
        "Sales rose in the third quarter of 2023.",
        &[("the third quarter of 2023", "DATE", "2023-Q3")],
    ),
    ("Sales rose in the fourth quarter.", &[("the fourth quarter", "DATE", "2023-Q4")]),
    ("Sales rose in Q3 2022.", &[("Q3 2022", "DATE", "2022-Q3")]),
    ("Sales fell in the first half of 2021.", &[("the first half of 2021", "DATE", "2021-H1")]),
    ("Sales fell in the latter half of 2008.", &[("the latter half of 2008", "DATE", "2008-H2")]),
    ("The drought began in the summer of 2019.", &[("the summer of 2019", "DATE", "2019-SU")]),
    ("The drought began in winter 2019.", &[("winter 2019", "DATE", "2019-WI")]),
    ("Crime fell in the 1990s.", &[("the 1990s", "DATE", "199")]),
    ("Crime fell in the late 1980s.", &[("the late 1980s", "DATE", "198")]),
    ("Crime fell in the '90s.", &[("the '90s", "DATE", "199")]),
    ("Crime fell in the nineties.", &[("the nineties", "DATE", "199")]),
    ("The church dates from the 19th century.", &[("the 19th century", "DATE", "18")]),
    (
        "The church dates from the early twenty-first century.",
        &[("the early twenty-first century", "DATE", "20")],
    ),
    ("The budget for fiscal 2025 is due.", &[("fiscal 2025", "DATE", "FY2025")]),
    ("The budget for FY2025 is due.", &[("FY2025", "DATE", "FY2025")]),
    ("He resigned in early 2023.", &[("early 2023", "DATE", "2023")]),
    ("He resigned in mid-2023.", &[("mid-2023", "DATE", "2023")]),
    ("He resigned in mid-March 2022.", &[("mid-March 2022", "DATE", "2022-03")]),
    ("He resigned at the end of 2022.", &[("the end of 2022", "DATE", "2022")]),
    ("He resigned in the early part of 2022.", &[("the early part of 2022", "DATE", "2022")]),
    ("He resigned in late October 2022.", &[("late October 2022", "DATE", "2022-10")]),
];

const WITHOUT_A_YEAR: &[Case] = &[
    ("The plant closed on March 4.", &[("March 4", "DATE", "2024-03-04")]),
    ("The plant closed on Nov. 20.", &[("Nov. 20", "DATE", "2023-11-20")]),
    ("The plant will close on April 2.", &[("April 2", "DATE", "2024-04-02")]),
    ("The plant will close on Jan. 5.", &[("Jan. 5", "DATE", "2025-01-05")]),
    ("The road remains closed until 2 April.", &[("2 April", "DATE", "2024-04-02")]),
    ("Officials said roads stay shut till 2 April.", &[("2 April", "DATE", "2024-04-02")]),
    ("The road was closed until 2 March.", &[("2 March", "DATE", "2024-03-02")]),
    ("The storm spoiled a June 5 deadline.", &[("June 5", "DATE", "2024-06-05")]),
    ("The guild missed a March 5 deadline.", &[("March 5", "DATE", "2024-03-05")]),
    ("The guild has a September fair scheduled.", &[("September", "DATE", "2024-09")]),
    ("She lied during a June 24 hearing.", &[("June 24", "DATE", "2023-06-24")]),
    // The day of the week decides the year.
    ("The school stays closed until Monday, 3 June.", &[("Monday, 3 June", "DATE", "2024-06-03")]),
    ("The plant closed on Tuesday, 18 June.", &[("Tuesday, 18 June", "DATE", "2024-06-18")]),
    ("The plant closed in November.", &[("November", "DATE", "2023-11")]),
    ("The plant will close in November.", &[("November", "DATE", "2024-11")]),
    ("The plant closed in early January.", &[("early January", "DATE", "2024-01")]),
    ("The vote was held last October.", &[("last October", "DATE", "2023-10")]),
    ("The vote will be held next June.", &[("next June", "DATE", "2024-06")]),
    ("The vote was held in March of last year.", &[("March of last year", "DATE", "2023-03")]),
    ("They vote at the end of May.", &[("the end of May", "DATE", "2024-05")]),
    ("The law is expected to pass by 1 June.", &[("1 June", "DATE", "2024-06-01")]),
    ("The law was passed on the 5th.", &[("the 5th", "DATE", "2024-03-05")]),
    ("Shops closed over Christmas.", &[("Christmas", "DATE", "2023-12-25")]),
    ("Shops will close on Thanksgiving.", &[("Thanksgiving", "DATE", "2024-11-28")]),
    ("The deal was signed on Good Friday 1998.", &[("Good Friday 1998", "DATE", "1998-04-10")]),
    ("Prices rose last summer.", &[("last summer", "DATE", "2023-SU")]),
    ("Prices will rise this spring.", &[("this spring", "DATE", "2024-SP")]),
];

const WEEKDAYS: &[Case] = &[
    ("The minister resigned on Tuesday.", &[("Tuesday", "DATE", "2024-03-12")]),
    ("The minister resigned on Friday.", &[("Friday", "DATE", "2024-03-08")]),
    ("The minister resigned on Thursday.", &[("Thursday", "DATE", "2024-03-14")]),
    ("The minister will resign on Friday.", &[("Friday", "DATE", "2024-03-15")]),
    ("The hearing is scheduled for Monday.", &[("Monday", "DATE", "2024-03-18")]),
    ("Schools are closed till Friday.", &[("Friday", "DATE", "2024-03-15")]),
    ("Schools were closed until Friday.", &[("Friday", "DATE", "2024-03-08")]),
    ("Talks begin on Saturday.", &[("Saturday", "DATE", "2024-03-16")]),
    ("The talks are due to resume on Wednesday.", &[("Wednesday", "DATE", "2024-03-20")]),
    ("He said he would fly to Marvik on Sunday.", &[("Sunday", "DATE", "2024-03-17")]),
    ("Friday's vote will decide the matter.", &[("Friday", "DATE", "2024-03-15")]),
    ("Tuesday's blast killed a guard.", &[("Tuesday", "DATE", "2024-03-12")]),
    ("The minister resigned last Thursday.", &[("last Thursday", "DATE", "2024-03-07")]),
    ("She arrives next Tuesday.", &[("next Tuesday", "DATE", "2024-03-19")]),
    ("She will be home this Saturday.", &[("this Saturday", "DATE", "2024-03-16")]),
    ("The raid took place on Friday night.", &[("Friday night", "TIME", "2024-03-08TNI")]),
    ("Police were called late on Monday.", &[("late on Monday", "DATE", "2024-03-11")]),
    (
        "Police were called early Monday morning.",
        &[("early Monday morning", "TIME", "2024-03-11TMO")],
    ),
    ("Trading was halted on Tuesday afternoon.", &[("Tuesday afternoon", "TIME", "2024-03-12TAF")]),
    ("The mayor said Wednesday that the bridge was safe.", &[("Wednesday", "DATE", "2024-03-13")]),
    ("The mayor told reporters Friday evening.", &[("Friday evening", "TIME", "2024-03-08TEV")]),
];

const NEAR_DAYS: &[Case] = &[
    ("Rain fell yesterday.", &[("yesterday", "DATE", "2024-03-13")]),
    ("Rain is forecast for tomorrow.", &[("tomorrow", "DATE", "2024-03-15")]),
    ("The council meets today.", &[("today", "DATE", "2024-03-14")]),
    ("The council meets tonight.", &[("tonight", "TIME", "2024-03-14TNI")]),
    ("The council met this morning.", &[("this morning", "TIME", "2024-03-14TMO")]),
    ("The council met last night.", &[("last night", "TIME", "2024-03-13TNI")]),
    ("The council will meet tomorrow morning.", &[("tomorrow morning", "TIME", "2024-03-15TMO")]),
    ("He died the day before yesterday.", &[("the day before yesterday", "DATE", "2024-03-12")]),
    ("He leaves the day after tomorrow.", &[("the day after tomorrow", "DATE", "2024-03-16")]),
    ("Shells fell overnight.", &[("overnight", "TIME", "2024-03-14TNI")]),
    ("Earlier today the bank closed.", &[("Earlier today", "DATE", "2024-03-14")]),
];

const RELATIVE_UNITS: &[Case] = &[
    ("Prices rose last week.", &[("last week", "DATE", "2024-W10")]),
    ("Prices rose this week.", &[("this week", "DATE", "2024-W11")]),
    ("Prices will rise next week.", &[("next week", "DATE", "2024-W12")]),
    ("Prices rose last month.", &[("last month", "DATE", "2024-02")]),
    ("Prices rose earlier this month.", &[("earlier this month", "DATE", "2024-03")]),
    ("Prices will rise next month.", &[("next month", "DATE", "2024-04")]),
    ("Prices rose last year.", &[("last year", "DATE", "2023")]),
    ("Prices rose late last year.", &[("late last year", "DATE", "2023")]),
    ("Prices will fall later this year.", &[("later this year", "DATE", "2024")]),
    ("Last year's floods cost lives.", &[("Last year", "DATE", "2023")]),
    ("Prices will fall next year.", &[("next year", "DATE", "2025")]),
    ("Sales fell last quarter.", &[("last quarter", "DATE", "2023-Q4")]),
    ("They met last weekend.", &[("last weekend", "DATE", "2024-W10-WE")]),
    ("They met the week before last.", &[("the week before last", "DATE", "2024-W09")]),
    ("Repairs will be done by the end of the year.", &[("the end of the year", "DATE", "2024")]),
    (
        "Repairs will be done by the end of next month.",
        &[("the end of next month", "DATE", "2024-04")],
    ),
    (
        "Repairs will be done by the end of this week.",
        &[("the end of this week", "DATE", "2024-W11")],
    ),
    (
        "At the beginning of the month rents rose.",
        &[("the beginning of the month", "DATE", "2024-03")],
    ),
];

const AWAY: &[Case] = &[
    ("He left two days ago.", &[("two days ago", "DATE", "2024-03-12")]),
    ("He left three weeks ago.", &[("three weeks ago", "DATE", "2024-W08")]),
    ("He left two months ago.", &[("two months ago", "DATE", "2024-01")]),
    ("He left 10 years ago.", &[("10 years ago", "DATE", "2014")]),
    ("He left a year ago.", &[("a year ago", "DATE", "2023")]),
    ("He left more than a decade ago.", &[("more than a decade ago", "DATE", "201")]),
    ("He left about 30 years ago.", &[("about 30 years ago", "DATE", "1994")]),
    ("He left a few days ago.", &[("a few days ago", "DATE", "PAST_REF")]),
    ("He left years ago.", &[("years ago", "DATE", "PAST_REF")]),
    ("The test is six months from now.", &[("six months from now", "DATE", "2024-09")]),
    (
        "She was shot on March 4 and died two days later.",
        &[("March 4", "DATE", "2024-03-04"), ("two days later", "DATE", "2024-03-06")],
    ),
    (
        "She was shot on March 4 and died the next day.",
        &[("March 4", "DATE", "2024-03-04"), ("the next day", "DATE", "2024-03-05")],
    ),
    (
        "She was shot on March 4 and warned the day before.",
        &[("March 4", "DATE", "2024-03-04"), ("the day before", "DATE", "2024-03-03")],
    ),
    (
        "He was jailed in 2010 and freed the following year.",
        &[("2010", "DATE", "2010"), ("the following year", "DATE", "2011")],
    ),
    (
        "He was jailed in 2010 and freed five years later.",
        &[("2010", "DATE", "2010"), ("five years later", "DATE", "2015")],
    ),
    (
        "He was jailed in 2010, having fled two years earlier.",
        &[("2010", "DATE", "2010"), ("two years earlier", "DATE", "2008")],
    ),
    (
        "It opened in May 2015 and closed in August of that year.",
        &[("May 2015", "DATE", "2015-05"), ("August of that year", "DATE", "2015-08")],
    ),
    (
        "Floods came in May 2015 and again that same month.",
        &[("May 2015", "DATE", "2015-05"), ("that same month", "DATE", "2015-05")],
    ),
];

const DURATIONS: &[Case] = &[
    ("The siege lasted two days.", &[("two days", "DURATION", "P2D")]),
    ("The talks took more than two hours.", &[("more than two hours", "DURATION", "PT2H")]),
    ("The talks took about two weeks.", &[("about two weeks", "DURATION", "P2W")]),
    ("The talks took half an hour.", &[("half an hour", "DURATION", "PT30M")]),
    ("The talks took a year and a half.", &[("a year and a half", "DURATION", "P18M")]),
    ("The talks took several months.", &[("several months", "DURATION", "PXM")]),
    ("The talks took a few weeks.", &[("a few weeks", "DURATION", "PXW")]),
    ("They waited for hours.", &[("hours", "DURATION", "PTXH")]),
    ("They have lived there for decades.", &[("decades", "DURATION", "PXDE")]),
    ("He got a two-year sentence.", &[("two-year", "DURATION", "P2Y")]),
    ("It was a year-long inquiry.", &[("year-long", "DURATION", "P1Y")]),
    ("Prices doubled in the past three years.", &[("the past three years", "DURATION", "P3Y")]),
    ("Prices doubled over the last few months.", &[("the last few months", "DURATION", "PXM")]),
    ("Prices doubled over the past year.", &[("the past year", "DURATION", "P1Y")]),
    ("Work will go on for the next five years.", &[("the next five years", "DURATION", "P5Y")]),
    ("The rebels held out for nearly two decades.", &[("nearly two decades", "DURATION", "P2DE")]),
    ("He served at least 25 years.", &[("at least 25 years", "DURATION", "P25Y")]),
    ("The flight takes 90 minutes.", &[("90 minutes", "DURATION", "PT90M")]),
    ("The runner won by three seconds.", &[("three seconds", "DURATION", "PT3S")]),
    ("A reply came within a week.", &[("a week", "DURATION", "P1W")]),
    ("For two consecutive days the port was shut.", &[("two consecutive days", "DURATION", "P2D")]),
];

const SETS: &[Case] = &[
    ("The market is held every Friday.", &[("every Friday", "SET", "XXXX-WXX-5")]),
    ("The market is held on Fridays.", &[("Fridays", "SET", "XXXX-WXX-5")]),
    ("The market is held every day.", &[("every day", "SET", "P1D")]),
    ("The market is held twice a week.", &[("twice a week", "SET", "P1W")]),
    ("The market is held three times a year.", &[("three times a year", "SET", "P1Y")]),
    ("The market is held every two years.", &[("every two years", "SET", "P2Y")]),
    ("The market is held each month.", &[("each month", "SET", "P1M")]),
    ("The market is held every October.", &[("every October", "SET", "XXXX-10")]),
    ("The market is held every summer.", &[("every summer", "SET", "XXXX-SU")]),
    ("The market is held every morning.", &[("every morning", "SET", "XXXX-XX-XXTMO")]),
    ("Figures are published daily.", &[("daily", "SET", "P1D")]),
    ("The annual report was late.", &[("annual", "SET", "P1Y")]),
    ("They pump 40 barrels a day.", &[("a day", "SET", "P1D")]),
    ("It costs 300 euros per month.", &[("per month", "SET", "P1M")]),
];

const CLOCKS: &[Case] = &[
    (
        "The blast struck at 5 p.m. on Tuesday.",
        &[("5 p.m.", "TIME", "2024-03-12T17"), ("Tuesday", "DATE", "2024-03-12")],
    ),
    (
        "The blast struck at 5:30 p.m. Tuesday.",
        &[("5:30 p.m. Tuesday", "TIME", "2024-03-12T17:30")],
    ),
    (
        "The blast struck at 9:05 a.m. local time.",
        &[("9:05 a.m. local time", "TIME", "2024-03-14T09:05")],
    ),
    ("The blast struck at 14:00 GMT.", &[("14:00 GMT", "TIME", "2024-03-14T14:00Z")]),
    ("The blast struck at 10am.", &[("10am", "TIME", "2024-03-14T10")]),
    ("The 10 a.m. EST deadline passed.", &[("10 a.m. EST", "TIME", "2024-03-14T10-05")]),
    ("The blast struck at noon.", &[("noon", "TIME", "2024-03-14T12:00")]),
    ("The truce begins at midnight.", &[("midnight", "TIME", "2024-03-14T24:00")]),
    ("The blast struck at nine o'clock.", &[("nine o'clock", "TIME", "2024-03-14T09")]),
    (
        "On Tuesday at 8 a.m. the siren rang.",
        &[("Tuesday", "DATE", "2024-03-12"), ("8 a.m.", "TIME", "2024-03-12T08")],
    ),
    ("The blast struck at 1530 GMT.", &[("1530 GMT", "TIME", "2024-03-14T15:30Z")]),
    (
        "The blast struck at 8 o'clock in the evening.",
        &[("8 o'clock in the evening", "TIME", "2024-03-14T20")],
    ),
    (
        "He called on the morning of 3 May 2019.",
        &[("the morning of 3 May 2019", "TIME", "2019-05-03TMO")],
    ),
    (
        "She was shot on March 4 and died that night.",
        &[("March 4", "DATE", "2024-03-04"), ("that night", "TIME", "2024-03-04TNI")],
    ),
];

const REFERENCES: &[Case] = &[
    ("The army now holds the town.", &[("now", "DATE", "PRESENT_REF")]),
    ("The firm currently employs him.", &[("currently", "DATE", "PRESENT_REF")]),
    ("He recently bought a boat.", &[("recently", "DATE", "PAST_REF")]),
    ("Prices have risen in recent weeks.", &[("recent weeks", "DATE", "PAST_REF")]),
    ("A decision will come soon.", &[("soon", "DATE", "FUTURE_REF")]),
    ("Nobody knows the future.", &[("the future", "DATE", "FUTURE_REF")]),
    ("It happened in the past.", &[("the past", "DATE", "PAST_REF")]),
    ("More cuts will follow in the coming weeks.", &[("the coming weeks", "DATE", "FUTURE_REF")]),
    ("No talks are planned at the moment.", &[("the moment", "DATE", "PRESENT_REF")]),
];

const NO_TIMES: &[Case] = &[
    ("She wrote for the Sunday Times.", &[]),
    ("May said the deal was dead.", &[]),
    ("Theresa May said the deal was dead.", &[]),
    ("The March on Washington drew a crowd.", &[]),
    ("Shoppers queued for Black Friday.", &[]),
    ("A 34-year-old man was held.", &[]),
    ("The suspect is 34 years old.", &[]),
    ("The Daily Mail printed the photo.", &[]),
    ("USA Today printed the photo.", &[]),
    ("The rebels may march on the capital.", &[]),
    ("The 9/11 attacks changed the city.", &[]),
    ("About 2000 people fled.", &[]),
    ("Prices fell and rents rose, a second report found.", &[]),
    ("It cost $2000.", &[]),
    ("The town soon fell.", &[]),
    ("A quarter of the voters stayed away.", &[]),
    ("Prices rose as soon as the ports closed.", &[]),
    ("The dam could fall at any point.", &[]),
    ("Form 2031-02-30 was lost.", &[]),
];

const TODAY: &str = "2024-03-14";

#[test]
fn whole_dates_are_read_in_every_order() {
    check(WHOLE_DATES, Some(TODAY));
}

#[test]
fn both_ends_of_a_range_are_dates() {
    check(RANGES, Some(TODAY));
}

#[test]
fn quarters_seasons_decades_and_centuries_have_their_codes() {
    check(PARTS_OF_YEARS, Some(TODAY));
}

#[test]
fn dates_without_a_year_lie_where_the_tense_looks() {
    check(WITHOUT_A_YEAR, Some(TODAY));
}

#[test]
fn weekdays_lie_where_the_tense_looks() {
    check(WEEKDAYS, Some(TODAY));
}

#[test]
fn days_near_today_count_from_it() {
    check(NEAR_DAYS, Some(TODAY));
}

#[test]
fn units_count_from_the_present_one() {
    check(RELATIVE_UNITS, Some(TODAY));
}

#[test]
fn ago_counts_from_today_and_later_from_the_last_date() {
    check(AWAY, Some(TODAY));
}

#[test]
fn durations_take_their_modifiers() {
    check(DURATIONS, Some(TODAY));
}

#[test]
fn what_recurs_is_a_set() {
    check(SETS, Some(TODAY));
}

#[test]
fn clock_times_take_the_day_beside_them() {
    check(CLOCKS, Some(TODAY));
}

#[test]
fn vague_times_have_reference_values() {
    check(REFERENCES, Some(TODAY));
}

#[test]
fn names_ages_and_counts_are_no_times() {
    check(NO_TIMES, Some(TODAY));
}

#[test]
fn without_a_date_values_keep_their_places_open() {
    check(
        &[
            ("It began on October 16.", &[("October 16", "DATE", "XXXX-10-16")]),
            ("It began on Thursday.", &[("Thursday", "DATE", "XXXX-WXX-4")]),
            ("It began on Thursday night.", &[("Thursday night", "TIME", "XXXX-WXX-4TNI")]),
            ("It began in October.", &[("October", "DATE", "XXXX-10")]),
            ("It began yesterday.", &[("yesterday", "DATE", "XXXX-XX-XX")]),
            ("It began last week.", &[("last week", "DATE", "XXXX-WXX")]),
            ("It began last year.", &[("last year", "DATE", "XXXX")]),
            ("It began at 5 p.m.", &[("5 p.m.", "TIME", "XXXX-XX-XXT17")]),
            ("It began on 16 October 2020.", &[("16 October 2020", "DATE", "2020-10-16")]),
        ],
        None,
    );
}

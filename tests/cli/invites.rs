//! Every calendar file and every mail of a build, read by libraries that did not write them.

use crate::workspace::Workspace;
use icalendar::parser::{Calendar, Component, Property, read_calendar, unfold};
use mail_parser::{MessageParser, MimeHeaders};

/// What a test knows of one calendar file.
struct Entry {
    method: String,
    uid: String,
    attendee: String,
    summary: String,
    online: bool,
}

/// The only property of a name.
fn only<'a>(component: &'a Component<'a>, name: &str) -> &'a Property<'a> {
    let found: Vec<_> = component
        .properties
        .iter()
        .filter(|p| p.name == name)
        .collect();
    assert_eq!(found.len(), 1, "{name} in {}", component.name);
    found[0]
}

fn parameter<'a>(property: &'a Property<'a>, key: &str) -> Option<&'a str> {
    let found = property
        .params
        .iter()
        .find(|parameter| parameter.key == key)?;
    found
        .val
        .as_ref()
        .map(icalendar::parser::ParseString::as_str)
}

fn parts<'a>(component: &'a [Component<'a>], name: &str) -> Vec<&'a Component<'a>> {
    component.iter().filter(|part| part.name == name).collect()
}

/// Lines end in CR LF and hold at most 75 octets; each is UTF-8 once the folds are taken out.
fn unfolded(path: &str, bytes: &[u8]) -> String {
    let text = std::str::from_utf8(bytes).unwrap_or_else(|e| panic!("{path}: {e}"));
    assert!(text.ends_with("\r\n"), "{path}");
    for line in text.split("\r\n") {
        assert!(
            line.len() <= 75 && !line.contains(['\r', '\n']),
            "{path}: {line:?}"
        );
    }
    unfold(text)
}

/// What RFC 5545 and 5546 and Outlook want of an invitation.
fn check_entry(path: &str, bytes: &[u8]) -> Entry {
    let text = unfolded(path, bytes);
    let calendar: Calendar<'_> = read_calendar(&text).unwrap_or_else(|e| panic!("{path}: {e}"));
    let property = |name: &str| {
        let found: Vec<_> = calendar
            .properties
            .iter()
            .filter(|p| p.name == name)
            .collect();
        assert_eq!(found.len(), 1, "{path}: {name}");
        found[0].val.as_str().to_owned()
    };
    assert_eq!(property("VERSION"), "2.0");
    let method = property("METHOD");
    let events = parts(&calendar.components, "VEVENT");
    assert_eq!(events.len(), 1, "{path}: one event a file");
    let event = events[0];
    check_zone(path, &calendar);
    for name in ["DTSTART", "DTEND"] {
        assert_eq!(
            parameter(only(event, name), "TZID"),
            Some("Europe/London"),
            "{path}: {name}"
        );
    }
    let uid = only(event, "UID").val.as_str().to_owned();
    assert!(
        uid.len() == 40 && uid.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "{path}: {uid}"
    );
    assert!(only(event, "DTSTAMP").val.as_str().ends_with('Z'), "{path}");
    only(event, "SEQUENCE")
        .val
        .as_str()
        .parse::<u32>()
        .expect("a number");
    assert_eq!(only(event, "CLASS").val.as_str(), "PRIVATE", "{path}");
    assert!(!only(event, "LOCATION").val.as_str().is_empty(), "{path}");
    let links = event.properties.iter().filter(|p| p.name == "URL");
    let links: Vec<&str> = links.map(|link| link.val.as_str()).collect();
    assert!(
        links.len() <= 1 && links.iter().all(|link| link.starts_with("https://")),
        "{path}"
    );
    assert!(
        only(event, "ORGANIZER").val.as_str().starts_with("mailto:"),
        "{path}"
    );
    let attendee = only(event, "ATTENDEE").val.as_str();
    let attendee = attendee
        .strip_prefix("mailto:")
        .expect("an address")
        .to_owned();
    let alarms = parts(&event.components, "VALARM").len();
    assert_eq!(
        alarms,
        usize::from(method == "REQUEST"),
        "{path}: a reminder"
    );
    Entry {
        method,
        uid,
        attendee,
        summary: only(event, "SUMMARY").val.as_str().to_owned(),
        online: !links.is_empty(),
    }
}

/// The two halves of the year, by the rules that Outlook knows.
fn check_zone(path: &str, calendar: &Calendar<'_>) {
    let zones = parts(&calendar.components, "VTIMEZONE");
    assert_eq!(zones.len(), 1, "{path}");
    assert_eq!(only(zones[0], "TZID").val.as_str(), "Europe/London");
    for (half, from, offsets, month) in [
        ("DAYLIGHT", "19700329T010000", ("+0000", "+0100"), 3),
        ("STANDARD", "19701025T020000", ("+0100", "+0000"), 10),
    ] {
        let halves = parts(&zones[0].components, half);
        assert_eq!(halves.len(), 1, "{path}: {half}");
        let is = |name: &str, value: &str| {
            assert_eq!(
                only(halves[0], name).val.as_str(),
                value,
                "{path}: {half} {name}"
            );
        };
        is("DTSTART", from);
        is("TZOFFSETFROM", offsets.0);
        is("TZOFFSETTO", offsets.1);
        is("RRULE", &format!("FREQ=YEARLY;BYDAY=-1SU;BYMONTH={month}"));
    }
}

/// A mail is a draft from one to one, carries each calendar entry of its person as it is in `out/`,
/// and says the METHOD that is in it. Gives back its words.
fn check_mail(path: &str, bytes: &[u8], entries: &[(usize, Vec<u8>, Entry)]) -> String {
    let mail = MessageParser::default().parse(bytes).expect("a mail");
    assert_eq!(
        mail.header_raw("X-Unsent").map(str::trim),
        Some("1"),
        "{path}"
    );
    let names: Vec<&str> = mail
        .headers()
        .iter()
        .map(mail_parser::Header::name)
        .collect();
    let wanted = [
        "X-Unsent",
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "MIME-Version",
        "Content-Type",
    ];
    assert_eq!(names, wanted, "{path}: each once, and no other");
    let to: Vec<_> = mail.to().expect("To").iter().collect();
    let from: Vec<_> = mail.from().expect("From").iter().collect();
    assert_eq!((to.len(), from.len()), (1, 1), "{path}");
    assert_eq!(
        to[0].address(),
        Some(entries[0].2.attendee.as_str()),
        "{path}"
    );
    let attached: Vec<_> = mail.attachments().collect();
    let calendars = attached.iter().filter(|part| {
        part.content_type()
            .is_some_and(|kind| kind.subtype() == Some("calendar"))
    });
    let calendars: Vec<_> = calendars.collect();
    assert_eq!(calendars.len(), entries.len(), "{path}");
    for (part, (number, bytes, entry)) in calendars.iter().zip(entries) {
        assert_eq!(part.contents(), bytes, "{path}: as it is in out/");
        let kind = part.content_type().expect("a kind");
        assert_eq!(
            kind.attribute("method"),
            Some(entry.method.as_str()),
            "{path}"
        );
        let name = if *number == 1 {
            "invite.ics".to_owned()
        } else {
            format!("invite-{number}.ics")
        };
        assert_eq!(part.attachment_name(), Some(name.as_str()), "{path}");
        assert_eq!(entry.attendee, entries[0].2.attendee, "{path}: one person");
    }
    let pdfs = usize::from(cfg!(feature = "pdf"));
    assert_eq!(
        attached.len() - calendars.len(),
        pdfs,
        "{path}: the invite itself"
    );
    let subject = mail.subject().expect("a subject");
    assert!(subject.contains(&entries[0].2.summary), "{path}: {subject}");
    let plain = mail.body_text(0).expect("words");
    let html = mail.body_html(0).expect("a page");
    format!("{subject}\n{plain}\n{html}")
}

/// The references of all cases, and each with its initials in the form in which papers print them.
fn cases(workspace: &Workspace) -> Vec<String> {
    let files = workspace.files("cases");
    let labels = files.iter().flat_map(|file| {
        let text = workspace.read(&format!("cases/{file}"));
        let initials = text
            .lines()
            .find_map(|line| line.strip_prefix("initials: "));
        let initials = initials.expect("initials").trim();
        [
            file.trim_end_matches(".yaml").to_owned(),
            format!("({initials})"),
        ]
    });
    labels.collect()
}

/// Checks every invite in `out/`, of meetings with or without a link to join by; gives the number of mails, of mails with more than one entry, and
/// all UIDs.
fn check_all(workspace: &Workspace, link_is_known: bool) -> (usize, usize, Vec<String>) {
    let read = |file: &str| std::fs::read(workspace.path().join("out").join(file)).expect("a file");
    let files = workspace.files("out");
    let with = |ending: &'static str| files.iter().filter(move |file| file.ends_with(ending));
    let (mut several, mut uids) = (0, Vec::new());
    let mut words = String::new();
    for mail in with(".eml") {
        let stem = mail.trim_end_matches(".eml");
        let mut entries = Vec::new();
        // Of somebody's times one that was called off may be gone before a later one.
        for number in 1..10 {
            let path = if number == 1 {
                format!("{stem}.ics")
            } else {
                format!("{stem}-{number}.ics")
            };
            if !files.contains(&path) {
                continue;
            }
            let bytes = read(&path);
            let entry = check_entry(&path, &bytes);
            words.push_str(&unfolded(&path, &bytes));
            assert!(entry.online || !link_is_known, "{path}: a link to join by");
            uids.push(entry.uid.clone());
            entries.push((number, bytes, entry));
        }
        assert!(!entries.is_empty(), "{mail}");
        several += usize::from(entries.len() > 1);
        words.push_str(&check_mail(mail, &read(mail), &entries));
    }
    assert_eq!(
        uids.len(),
        with(".ics").count(),
        "each calendar entry is in a mail"
    );
    for case in cases(workspace) {
        assert!(!words.contains(&case), "{case} is in a mail or a calendar");
    }
    (with(".eml").count(), several, uids)
}

#[test]
#[ignore = "long: run by .ci/long"]
fn every_invite_of_the_sample_is_sound() {
    let workspace = Workspace::sample();
    let ran = workspace.run(&["build", "--panel", "ipop", "--date", "2026-06-10"]);
    assert!(ran.out.contains(" made, "), "{}{}", ran.out, ran.err);
    let (mails, _, mut uids) = check_all(&workspace, true);
    assert!(mails > 10, "{mails} mails");
    let all = uids.len();
    uids.sort();
    uids.dedup();
    assert_eq!(uids.len(), all, "no two entries have one name");
}

/// A presenter who is wanted at two times that don't touch has a calendar file for each; names keep
/// their letters, also where a line is folded.
#[test]
fn two_times_are_two_entries_in_one_mail() {
    let name = "Zoë-Ángela Müller-Łukaszewicz of Llanfairpwllgwyngyllgogerychwyrndrobwll";
    let workspace = Workspace::sample().change("registers/people.yaml", "Iain Kerr", name);
    // Before the meeting, and before anything was sent.
    workspace.write("panels/ipop/2026-01-07.issued.yaml", "issues: []\n");
    let build = [
        "build",
        "--as-of",
        "2026-01-02",
        "--panel",
        "ipop",
        "--date",
        "2026-01-07",
    ];
    workspace.run(&build);
    let (_, several, _) = check_all(&workspace, true);
    assert!(several > 0, "the sample has a presenter with two times");
    let folder = workspace.path().join("out/ipop/2026-01-07/invites");
    let bytes = std::fs::read(folder.join("kerr-i.eml")).expect("a mail");
    let mail = MessageParser::default().parse(&bytes).expect("a mail");
    assert_eq!(
        mail.to().and_then(|to| to.first()).and_then(|to| to.name()),
        Some(name)
    );
    for file in ["kerr-i.ics", "kerr-i-2.ics"] {
        let text = unfolded(file, &std::fs::read(folder.join(file)).expect("an entry"));
        assert!(text.contains(name), "{file}");
    }
}

/// A mail is made again only when something in it changed, and held back with its invite; what was made
/// before stays, out of date.
#[test]
fn a_mail_stands_and_falls_with_its_invite() {
    let build = ["build", "--panel", "demo", "--date", "2026-06-10"];
    let mail = "out/demo/2026-06-10/invites/brook-s.eml";
    let workspace = Workspace::base();
    workspace.run(&build);
    assert!(
        workspace
            .read("out/index.html")
            .contains("demo/2026-06-10/invites/brook-s.eml")
    );
    let before = workspace.read(mail);
    assert!(workspace.run(&build).out.contains("\n0 made, "));

    let workspace = workspace.change(
        "panels/demo/2026-06-10.yaml",
        "place: ",
        "place: Elsewhere #",
    );
    workspace.run(&build);
    assert_ne!(workspace.read(mail), before);

    let workspace = workspace.change("cases/C-0007.yaml", "initials:", "initails:");
    workspace.run(&build);
    assert!(workspace.has(mail) && workspace.has("out/demo/2026-06-10/invites/brook-s.ics"));
    let index = workspace.read("out/index.html");
    let count = |what: &str| index.matches(what).count();
    assert!(
        count("(out of date)") > 0 && count("(out of date)") == count("Sol Brook (out of date)"),
        "{index}"
    );
    assert!(workspace.has("out/demo/2026-06-10/invites/shah-a.eml"));
}

/// A time other than the one that was sent raises the version; who is no longer wanted is told so.
#[test]
fn changed_and_withdrawn_invites_say_so() {
    let build = ["build", "--panel", "demo", "--date", "2026-06-10"];
    let at = |person: &str, ending: &str| format!("out/demo/2026-06-10/invites/{person}.{ending}");
    let workspace = Workspace::base();
    workspace.run(&build);
    let gone = ["hart-v", "gray-o", "nash-q"];
    let gone = gone
        .into_iter()
        .find(|person| !workspace.has(&at(person, "eml")));
    let gone = gone.expect("somebody who is not invited");
    // The ledger names events as they were sent.
    let sent = workspace.read(&at("brook-s", "ics"));
    let uid = sent.lines().find_map(|line| line.strip_prefix("UID:"));
    let uid = uid.expect("a name").to_owned();
    let ledger = format!(
        "issues:\n  - paper: invites\n    sent: 2026-06-03T10:20\n    by: hale-r\n    \
         to: [brook-s, {gone}]\n    blocks:\n      \
         - {{ person: brook-s, uid: {}, sequence: 0, start: \"13:00\", end: \"13:05\" }}\n      \
         - {{ person: {gone}, uid: {}, sequence: 3, start: \"13:00\", end: \"13:05\" }}\n",
        uid,
        "b".repeat(40),
    );
    workspace.write("panels/demo/2026-06-10.issued.yaml", ledger);
    let ran = workspace.run(&build);
    assert!(!ran.out.contains("error["), "{}", ran.out);
    check_all(&workspace, false);
    for (person, subject, lines) in [
        (
            "brook-s",
            "Changed: Demo panel: your slot",
            ["METHOD:REQUEST", "SEQUENCE:1"],
        ),
        (
            gone,
            "Cancelled: Demo panel: your slot",
            ["METHOD:CANCEL", "SEQUENCE:4"],
        ),
    ] {
        let mail = workspace.read(&at(person, "eml"));
        assert!(mail.contains(&format!("\r\nSubject: {subject}")), "{mail}");
        let files = workspace.files("out/demo/2026-06-10/invites");
        let is_entry =
            |file: &&String| file.starts_with(person) && crate::workspace::ends_in(file, "ics");
        let entry = files.iter().find(is_entry).expect("an entry");
        let entry = workspace.read(&format!("out/demo/2026-06-10/invites/{entry}"));
        for line in lines {
            assert!(
                entry.contains(&format!("\r\n{line}\r\n")),
                "{line}: {entry}"
            );
        }
    }
    let mail = workspace.read(&at(gone, "eml"));
    assert!(mail.contains("method=\"CANCEL\""), "{mail}");
}

#[test]
fn a_broken_mail_template_is_one_finding_and_takes_no_paper() {
    let broken = "<!doctype html>\n<title>{{ nothing_of_the_kind }}</title>\n";
    let workspace = Workspace::base().file("templates/html/mail.html", broken);
    let ran = workspace.run(&["build", "--date", "2026-06-10"]);
    let told = ran.out.matches("[broken-template]").count();
    assert_eq!(told, 1, "{}{}", ran.out, ran.err);
    assert!(workspace.has("out/demo/2026-06-10/invites/brook-s.html"));
    assert!(workspace.has("out/demo/2026-06-10/invites/brook-s.ics"));
    assert!(!workspace.has("out/demo/2026-06-10/invites/brook-s.eml"));
}

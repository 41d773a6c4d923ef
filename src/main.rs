fn main() {
    let root = std::env::args().skip_while(|a| a != "--root").nth(1).unwrap_or(".".into());
    let short = std::env::args().any(|a| a == "short");
    let sources = ipop::source::Sources::read(std::path::Path::new(&root)).expect("sources");
    let loaded = ipop::model::load(&sources);
    let f = if short { ipop::diag::Format::Short } else { ipop::diag::Format::Human };
    println!("{}", ipop::diag::render(&sources, &loaded.findings, f, false));
    println!("{}", ipop::diag::Summary::of(&loaded.findings));
}

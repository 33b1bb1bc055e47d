use suche::Index;

fn main() {
    let mut index = Index::default();
    for n in 0..10_000 {
        index.add(&format!("fjord {} 検索 {}", n, n % 31));
    }
    println!("{}", index.query("fjord 17").len());
}

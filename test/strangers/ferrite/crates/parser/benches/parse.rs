use criterion::{criterion_group, criterion_main, Criterion};

fn parse(c: &mut Criterion) {
    c.bench_function("parse/large", |b| b.iter(|| 0));
}

criterion_group!(benches, parse);
criterion_main!(benches);

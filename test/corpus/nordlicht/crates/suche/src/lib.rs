//! Full-text search over short documents in many languages.

use std::collections::HashMap;

mod segment;

pub use segment::segment;

#[derive(Default)]
pub struct Index {
    postings: HashMap<String, Vec<u32>>,
    documents: u32,
}

impl Index {
    pub fn add(&mut self, text: &str) -> u32 {
        let id = self.documents;
        self.documents += 1;
        for term in segment(text) {
            let list = self.postings.entry(term).or_default();
            if list.last() != Some(&id) {
                list.push(id);
            }
        }
        id
    }

    pub fn query(&self, text: &str) -> Vec<u32> {
        let mut lists: Vec<&Vec<u32>> = Vec::new();
        for term in segment(text) {
            match self.postings.get(&term) {
                Some(list) => lists.push(list),
                None => return Vec::new(),
            }
        }
        lists.sort_by_key(|list| list.len());
        let Some((first, rest)) = lists.split_first() else {
            return Vec::new();
        };
        first
            .iter()
            .copied()
            .filter(|id| rest.iter().all(|list| list.binary_search(id).is_ok()))
            .collect()
    }
}

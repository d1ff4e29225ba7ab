//! After a migration: what SQL alone can't bring up to date, because Rust writes it.

use crate::search::{index_clients, index_deals, index_products};
use crate::{Crm, Result, q};
use domain::{Lang, Viewer};

/// The setting that says by which rules the words of search were written.
const WORDS: &str = "search.words";
/// Raised whenever the same record would be found by other words than before.
const RULES: &str = "1";
/// Records in one transaction: others write in between.
const AT_ONCE: i64 = 200;

/// A kind of record that search knows: its next ids, and the writer of its words.
#[derive(Clone, Copy)]
enum Found {
    Clients,
    Deals,
    Products,
}

impl Found {
    fn ids(self) -> &'static str {
        match self {
            Found::Clients => "SELECT id FROM clients WHERE id > $1 ORDER BY id LIMIT $2",
            Found::Deals => "SELECT id FROM deals WHERE id > $1 ORDER BY id LIMIT $2",
            Found::Products => "SELECT id FROM products WHERE id > $1 ORDER BY id LIMIT $2",
        }
    }
}

impl Crm {
    /// Writes the words of search anew if other rules wrote them, or none: called after the
    /// migrations, before anyone is served. Returns how many records it went through; 0 as a
    /// rule. Interrupted, the next start begins again.
    pub async fn upgrade(&self) -> Result<u64> {
        let written: Option<(String,)> = q("SELECT value FROM settings WHERE name = $1").bind(WORDS).opt(self.db().read()).await?;
        if written.is_some_and(|(rules,)| rules == RULES) {
            return Ok(0);
        }
        let mut records = 0;
        for kind in [Found::Clients, Found::Deals, Found::Products] {
            records += self.write_words(kind).await?;
        }
        let mut write = self.begin(&Viewer::system(Lang::En)).await?;
        q("INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
            .bind(WORDS)
            .bind(RULES)
            .exec(write.ex())
            .await?;
        write.commit().await?;
        Ok(records)
    }

    async fn write_words(&self, kind: Found) -> Result<u64> {
        let (mut after, mut records) = (0_i64, 0);
        loop {
            let mut write = self.begin(&Viewer::system(Lang::En)).await?;
            let rows: Vec<(i64,)> = q(kind.ids()).bind(after).bind(AT_ONCE).all(write.ex()).await?;
            let Some((last,)) = rows.last().copied() else { return Ok(records) };
            records += rows.len() as u64;
            let ids = rows.into_iter().map(|(id,)| id);
            match kind {
                Found::Clients => index_clients(&mut write, &ids.map(Into::into).collect::<Vec<_>>()).await?,
                Found::Deals => index_deals(&mut write, &ids.map(Into::into).collect::<Vec<_>>()).await?,
                Found::Products => index_products(&mut write, &ids.map(Into::into).collect::<Vec<_>>()).await?,
            }
            write.commit().await?;
            after = last;
        }
    }
}

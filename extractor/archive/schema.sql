-- The index of an archive. Everything here is made from the JSON files and can be made again from them at any time.
-- Laid out so that Datasette shows it well: plain tables, foreign keys, views with names a reader understands.

CREATE TABLE article (
    number INTEGER PRIMARY KEY, -- the row of its text in article_text
    id TEXT NOT NULL UNIQUE,
    path TEXT, url TEXT, publisher TEXT, headline TEXT, author TEXT, section TEXT,
    date_published TEXT, date_modified TEXT, views INTEGER,
    day TEXT, -- of the inspection where it is known, else of publication
    page_sha256 TEXT NOT NULL, text_sha256 TEXT NOT NULL,
    extractor TEXT, rules TEXT,
    releases INTEGER NOT NULL, first_released TEXT NOT NULL, last_released TEXT NOT NULL
);

CREATE TABLE inspection (
    article_id TEXT PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    kind TEXT NOT NULL, topic TEXT, folded_topic TEXT, topic_code TEXT NOT NULL, period_examined TEXT, first_date TEXT, dates TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE party (
    article_id TEXT NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    side TEXT NOT NULL CHECK (side IN ('inspector', 'inspected')), name TEXT NOT NULL
);

CREATE TABLE official (
    id INTEGER PRIMARY KEY,
    article_id TEXT NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    name TEXT NOT NULL, folded_name TEXT NOT NULL, honorific TEXT, role TEXT
);

CREATE TABLE post (
    official_id INTEGER NOT NULL REFERENCES official(id) ON DELETE CASCADE,
    label TEXT NOT NULL, title TEXT NOT NULL, organization TEXT
);

CREATE TABLE organization (
    article_id TEXT NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    name TEXT NOT NULL, folded_name TEXT NOT NULL, kind TEXT, level TEXT, place TEXT
);

CREATE TABLE place (
    article_id TEXT NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    name TEXT NOT NULL, folded_name TEXT NOT NULL, bare_name TEXT NOT NULL, -- "huyen tan hung", "tan hung"
    type TEXT, code TEXT, parent TEXT
);

-- Today's units that a place of an article became: a search for today's Tây Ninh finds yesterday's Long An.
CREATE TABLE place_successor (
    article_id TEXT NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    folded_name TEXT NOT NULL, bare_name TEXT NOT NULL
);

CREATE TABLE figure (
    article_id TEXT NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    figure_id TEXT NOT NULL,
    -- Decimal strings as published; the real number beside them serves sorting and charts only.
    value TEXT, lower TEXT, upper TEXT, approximate_value REAL,
    unit TEXT, modifier TEXT NOT NULL, metric TEXT, label TEXT, about TEXT, period TEXT, role TEXT NOT NULL,
    quote TEXT NOT NULL, start INTEGER NOT NULL,
    PRIMARY KEY (article_id, figure_id)
) WITHOUT ROWID;

CREATE TABLE finding (
    article_id TEXT NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    rule TEXT NOT NULL, kind TEXT NOT NULL, verdict TEXT NOT NULL, level TEXT NOT NULL, decisive INTEGER NOT NULL,
    expression TEXT NOT NULL, computed TEXT, published TEXT, difference TEXT, message TEXT NOT NULL,
    message_en TEXT NOT NULL, fingerprint TEXT NOT NULL
);

-- How people last decided on a finding; who and why stands in the review files. A new reading of the article leaves it.
CREATE TABLE decision (
    article_id TEXT NOT NULL, fingerprint TEXT NOT NULL, decision TEXT NOT NULL,
    PRIMARY KEY (article_id, fingerprint)
) WITHOUT ROWID;

-- What tells that two articles are one text: see archive/copies.py.
CREATE TABLE signature (
    article_id TEXT PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    minhash BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE band (
    number INTEGER NOT NULL, hash BLOB NOT NULL,
    article_id TEXT NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    PRIMARY KEY (number, hash, article_id)
) WITHOUT ROWID;

-- One column with marks and one without: "ho so dung han" and "hồ sơ đúng hạn" both find. unicode61 leaves đ as it is.
CREATE VIRTUAL TABLE article_text USING fts5(
    headline, text, folded, tokenize = "unicode61 remove_diacritics 0"
);

-- An index holds the columns that a search or a facet reads, so that it need not look into the table.
CREATE INDEX party_article ON party(article_id);
CREATE INDEX official_article ON official(article_id);
CREATE INDEX official_name ON official(folded_name, article_id);
CREATE INDEX post_official ON post(official_id);
CREATE INDEX organization_article ON organization(article_id);
CREATE INDEX organization_name ON organization(folded_name, article_id);
CREATE INDEX place_article ON place(article_id, code, name);
CREATE INDEX place_name ON place(folded_name, article_id);
CREATE INDEX place_bare_name ON place(bare_name, article_id);
CREATE INDEX place_code ON place(code, article_id);
CREATE INDEX place_successor_name ON place_successor(folded_name, article_id);
CREATE INDEX place_successor_bare_name ON place_successor(bare_name, article_id);
CREATE INDEX place_successor_article ON place_successor(article_id);
CREATE INDEX figure_metric ON figure(metric, unit, period);
CREATE INDEX finding_article ON finding(article_id, verdict);
CREATE INDEX finding_verdict ON finding(verdict, article_id);
CREATE INDEX band_article ON band(article_id);
CREATE INDEX article_page ON article(page_sha256);
CREATE INDEX article_day ON article(day, id);
CREATE INDEX inspection_topic ON inspection(folded_topic);
CREATE INDEX inspection_topic_code ON inspection(topic_code, topic);

CREATE VIEW inconsistent_findings AS
    SELECT article.date_published, article.headline, finding.rule, finding.expression, finding.computed,
           finding.published, finding.message, article.url, article.id
    FROM finding JOIN article ON article.id = finding.article_id
    WHERE finding.verdict = 'inconsistent';

CREATE VIEW people AS
    SELECT official.name, post.label AS post, official.role, article.date_published, article.headline, article.id
    FROM official JOIN article ON article.id = official.article_id LEFT JOIN post ON post.official_id = official.id;

CREATE VIEW published_figures AS
    SELECT article.date_published, figure.label, figure.value, figure.unit, figure.modifier, figure.metric, figure.about,
           figure.period, figure.quote, article.headline, article.id
    FROM figure JOIN article ON article.id = figure.article_id;

import { describe, expect, test } from 'vitest'
import { check, type Rules, UnscopedStatement } from './check.ts'

const tenants = ['sites', 'persons', 'slots', 'tokens']
const rules: Rules = {
  organisationId: 'here',
  tenant: (table) => tenants.includes(table),
  known: (table) => tenants.includes(table) || table === 'organisations',
  free: ['cron sends again what is owed'],
}

type Claim = [claim: string, sql: string, ...params: unknown[]]
type Refused = [claim: string, alias: string, sql: string, ...params: unknown[]]

describe('accepts', () => {
  test.each<Claim>([
    // Reading
    ['a table bound by a parameter', 'select * from sites where organisation_id = ?', 'here'],
    ['a qualified column', 'select "name" from "sites" where "sites"."organisation_id" = ?', 'here'],
    ['the parameter on the left', 'select * from sites s where ? = s.organisation_id', 'here'],
    ['==', 'select * from sites where organisation_id == ?', 'here'],
    ['a binding among others', 'select * from sites where id = ? and (organisation_id = ? and name = ?)', 1, 'here', 2],
    ['numbered parameters', 'select * from sites where id = ?2 and organisation_id = ?1', 'here', 2],
    ['? after ?2 as the third', 'select * from sites where id = ?2 and organisation_id = ?', 1, 2, 'here'],
    ['any case', 'SELECT * FROM Sites AS S WHERE s.Organisation_Id = ?', 'here'],
    ['names in brackets and backticks', 'select * from [sites] `s` where [s].`organisation_id` = ?', 'here'],
    ['comments', 'select * /* where id = ? */ from sites -- where ?\n where organisation_id = ?', 'here'],
    [
      'strings that look like SQL',
      "select 'it''s ? or --' from sites where organisation_id = ? and name = '?'",
      'here',
    ],
    ['a BETWEEN beside it', 'select * from sites where at between ? and ? and organisation_id = ?', 1, 2, 'here'],
    ['an OR beneath it', 'select * from sites where organisation_id = ? and (id = ? or id = ?)', 'here', 1, 2],
    ['a pair of columns', 'select * from sites where (organisation_id, id) = (?, ?)', 'here', 1],
    ['a trailing semicolon', 'select * from sites where organisation_id = ?;', 'here'],
    [
      'grouping, sorting and paging',
      'select a, count(*) from sites where organisation_id = ? group by a having count(*) > 1 order by a limit ? offset ?',
      'here',
      1,
      2,
    ],
    ['a question about no table', 'select ? + 1, max(1, 2)', 1],
    ['a table of no organisation', 'select * from organisations where id = ?', 1],
    ['an explanation', 'explain query plan select * from sites where organisation_id = ?', 'here'],

    // Joining
    [
      'a join tied to a bound table',
      'select * from sites s join persons p on p.organisation_id = s.organisation_id where s.organisation_id = ?',
      'here',
    ],
    [
      'a chain of ties, in any order',
      'select * from sites a, persons b, slots c where a.organisation_id = b.organisation_id and b.organisation_id = c.organisation_id and c.organisation_id = ?',
      'here',
    ],
    [
      'a left join bound by its condition',
      'select * from sites s left outer join persons p on p.organisation_id = s.organisation_id and p.id = s.id where s.organisation_id = ?',
      'here',
    ],
    [
      'an inner join that binds the left side',
      'select * from sites s inner join persons p on s.organisation_id = ? and p.organisation_id = ?',
      'here',
      'here',
    ],
    [
      'pairs tied to pairs',
      'select * from sites s join persons p on (p.organisation_id, p.id) = (s.organisation_id, s.id) where s.organisation_id = ?',
      'here',
    ],
    [
      'the same table twice',
      'select * from sites a cross join sites b on a.organisation_id = b.organisation_id where b.organisation_id = ?',
      'here',
    ],
    [
      'ids carried by json_each',
      'select * from sites, json_each(?) j where organisation_id = ? and id = j.value',
      '[]',
      'here',
    ],
    [
      'a table of no organisation beside it',
      'select * from sites s join organisations o on o.id = s.organisation_id where s.organisation_id = ?',
      'here',
    ],

    // Asking inside
    ['a subquery bound by itself', 'select (select count(*) from persons where organisation_id = ?)', 'here'],
    [
      'a subquery tied to what surrounds it',
      'select * from sites s where organisation_id = ? and exists (select 1 from persons p where p.organisation_id = s.organisation_id)',
      'here',
    ],
    ['a query in FROM', 'select * from (select * from sites where organisation_id = ?) as x', 'here'],
    [
      'a query after IN',
      'select * from organisations where id not in (select id from sites where organisation_id = ?)',
      'here',
    ],
    [
      'a query beneath OR that is bound by itself',
      'select 1 where 1 or exists (select 1 from sites where organisation_id = ?)',
      'here',
    ],
    [
      'named queries',
      'with a as (select * from sites where organisation_id = ?), b(id) as materialized (select id from a) select * from a, b',
      'here',
    ],
    [
      'a query that repeats itself',
      'with recursive n(i) as (values (1) union all select i + 1 from n where i < ?) select i from n',
      9,
    ],
    [
      'a union',
      'select id from sites where organisation_id = ? union all select id from persons where organisation_id = ? order by 1',
      'here',
      'here',
    ],
    [
      'a CASE beside its own AND',
      'select case when a and b then 1 end from sites where organisation_id = ? and (case when a then b end)',
      'here',
    ],
    [
      'windows and filters',
      'select sum(a) filter (where b) over (partition by c order by d) from sites where organisation_id = ?',
      'here',
    ],

    // Writing
    [
      'rows of the organisation',
      'insert into sites (organisation_id, id, name) values (?, ?, null), (?, ?, ?)',
      'here',
      1,
      'here',
      2,
      3,
    ],
    [
      'a row kept out by a conflict',
      'insert or ignore into sites (id, organisation_id) values (?, ?) returning id',
      1,
      'here',
    ],
    [
      'an upsert by the tenant key',
      'insert into sites (organisation_id, id) values (?, ?) on conflict (organisation_id, id) do update set name = excluded.name returning *',
      'here',
      1,
    ],
    [
      'an upsert whose update is bound',
      'insert into sites as s (organisation_id, id) values (?, ?) on conflict (hash) do update set name = ? where s.organisation_id = excluded.organisation_id',
      'here',
      1,
      2,
    ],
    [
      'an upsert that does nothing',
      'insert into sites (organisation_id, id) values (?, ?) on conflict do nothing',
      'here',
      1,
    ],
    [
      'two ways out of a conflict',
      'insert into sites (organisation_id, id) values (?, ?) on conflict (hash) do nothing on conflict (organisation_id) where id > 1 do update set name = ?',
      'here',
      1,
      2,
    ],
    [
      'a conditional row',
      'insert into sites (organisation_id, id) select ?, ? where (select count(*) from persons p where p.organisation_id = ?) < ?',
      'here',
      1,
      'here',
      9,
    ],
    [
      'rows copied within the organisation',
      'insert into persons (id, organisation_id) select s.id, s.organisation_id as organisation_id from sites s where s.organisation_id = ?',
      'here',
    ],
    [
      'rows from a named query',
      'with x as (select ? as id) insert into sites (organisation_id, id) select ?, x.id from x',
      1,
      'here',
    ],
    [
      'a row that counts its fellows',
      'insert into sites (organisation_id, seq) values (?, (select max(seq) + 1 from sites where organisation_id = ?))',
      'here',
      'here',
    ],
    [
      'an update',
      'update sites set name = ?, (a, b) = (?, ?) where organisation_id = ? and id = ? returning id',
      1,
      2,
      3,
      'here',
      5,
    ],
    [
      'an update from another table',
      'update sites as s set name = p.name from persons p where s.organisation_id = ? and p.organisation_id = s.organisation_id',
      'here',
    ],
    ['a deletion', 'delete from sites where organisation_id = ? and id in (?, ?)', 'here', 1, 2],
    ['a replacement where no organisation is', 'replace into organisations values (?)', 1],
    ['foreign keys put off', 'pragma defer_foreign_keys = on'],
    [
      'every organisation, for a reason on the list',
      'select * from sites where /* every organisation: cron sends again what is owed */ at < ?',
      1,
    ],
  ])('%s', (_, sql, ...params) => {
    expect(() => check(sql, params, rules)).not.toThrow()
  })
})

describe('refuses', () => {
  test.each<Refused>([
    // Reading
    ['a table bound by nothing', 'sites', 'select * from sites'],
    ['another organisation', 'sites', 'select * from sites where organisation_id = ?', 'elsewhere'],
    ['a parameter that never came', 'sites', 'select * from sites where organisation_id = ?'],
    [
      'a second binding to another organisation',
      's',
      'select * from sites s where s.organisation_id = ? and s.organisation_id = ?',
      'here',
      'elsewhere',
    ],
    ['a literal', 'sites', "select * from sites where organisation_id = 'here'"],
    ['a binding beneath OR', 'sites', 'select * from sites where organisation_id = ? or id = ?', 'here', 1],
    [
      'a binding beneath OR, in parentheses',
      'sites',
      'select * from sites where (id = ? and organisation_id = ? or 1) and 1',
      1,
      'here',
    ],
    ['a binding beneath NOT', 'sites', 'select * from sites where not organisation_id = ?', 'here'],
    ['a binding beneath NOT, in parentheses', 'sites', 'select * from sites where not (organisation_id = ?)', 'here'],
    [
      'a binding beneath CASE',
      'sites',
      'select * from sites where case when id then 1 and organisation_id = ? and 1 else 1 end',
      'here',
    ],
    [
      'a binding that ends a BETWEEN',
      'sites',
      'select * from sites where id between ? and organisation_id = ?',
      1,
      'here',
    ],
    ['a binding compared again', 'sites', 'select * from sites where organisation_id = ? = ?', 'here', 0],
    ['a binding followed by IS', 'sites', 'select * from sites where (organisation_id = ?) is false', 'here'],
    ['a binding in a function', 'sites', 'select * from sites where ifnull(organisation_id = ?, 1)', 'here'],
    [
      'other comparisons',
      'sites',
      'select * from sites where organisation_id >= ? and organisation_id like ? and organisation_id <> ?',
      'here',
      'here',
      'here',
    ],
    ['another collation', 'sites', 'select * from sites where organisation_id = ? collate nocase', 'here'],
    ['an expression around the column', 'sites', "select * from sites where organisation_id || '' = ?", 'here'],
    ['IN', 'sites', 'select * from sites where organisation_id in (?)', 'here'],
    ['a binding in HAVING', 'sites', 'select * from sites group by 1 having organisation_id = ?', 'here'],
    ['a binding in the answer', 'sites', 'select organisation_id = ? from sites', 'here'],
    ['a column tied to itself', 'sites', 'select * from sites where organisation_id = organisation_id'],
    ['pairs of unequal length', 'sites', 'select * from sites where (organisation_id, id) = (?)', 'here'],
    ['a binding inside a comment', 'sites', 'select * from sites -- where organisation_id = ?', 'here'],
    ['a binding inside a string', 'sites', "select * from sites where 'a'' and organisation_id = ? and ''b'", 'here'],
    [
      'a query hidden in ORDER BY',
      'persons',
      'select * from sites where organisation_id = ? order by (select 1 from persons)',
      'here',
    ],

    // Joining
    ['one of two', 'p', 'select * from sites s, persons p where s.organisation_id = ?', 'here'],
    [
      'a bare column when two tables have it',
      's',
      'select * from sites s, persons p where organisation_id = ?',
      'here',
    ],
    [
      'aliases tied to each other only',
      's',
      'select * from sites s join persons p on p.organisation_id = s.organisation_id',
    ],
    [
      'a left join that binds its left side',
      's',
      'select * from sites s left join persons p on s.organisation_id = ? and p.organisation_id = ?',
      'here',
      'here',
    ],
    [
      'a left join bound by nothing',
      'p',
      'select * from sites s left join persons p on p.id = s.id where s.organisation_id = ?',
      'here',
    ],
    [
      'a tie to a table that is no tenant’s',
      's',
      'select * from sites s join organisations o on s.organisation_id = o.organisation_id',
    ],
    [
      'a right join',
      '',
      'select * from sites s right join persons p on s.organisation_id = ? and p.organisation_id = ?',
      'here',
      'here',
    ],
    [
      'a full join',
      '',
      'select * from sites s full outer join persons p on s.organisation_id = ? and p.organisation_id = ?',
      'here',
      'here',
    ],
    ['a natural join', '', 'select * from sites s natural join persons p where s.organisation_id = ?', 'here'],
    [
      'USING as a binding',
      'p',
      'select * from sites s join persons p using (organisation_id) where s.organisation_id = ?',
      'here',
    ],
    ['a join between parentheses', '', 'select * from (sites s join persons p) where s.organisation_id = ?', 'here'],
    ['two tables of one name', 's', 'select * from sites s, persons s where s.organisation_id = ?', 'here'],
    ['the table’s name once it has an alias', 's', 'select * from sites s where sites.organisation_id = ?', 'here'],

    // Asking inside
    [
      'a subquery bound by nothing',
      'persons',
      'select *, (select count(*) from persons) from sites where organisation_id = ?',
      'here',
    ],
    [
      'a subquery that binds what surrounds it',
      's',
      'select * from sites s where exists (select 1 from organisations where s.organisation_id = ?)',
      'here',
    ],
    [
      'a subquery tied to an alias of the same name that is no tenant’s',
      'p',
      'select * from sites s where s.organisation_id = ? and exists (select 1 from organisations s, persons p where p.organisation_id = s.organisation_id)',
      'here',
    ],
    [
      'a query in FROM tied to its neighbour',
      'p',
      'select * from sites s, (select * from persons p where p.organisation_id = s.organisation_id) where s.organisation_id = ?',
      'here',
    ],
    [
      'one half of a union',
      'persons',
      'select id from sites where organisation_id = ? union select id from persons',
      'here',
    ],
    [
      'a named query bound by nothing',
      'sites',
      'with a as (select * from sites) select * from a where organisation_id = ?',
      'here',
    ],
    [
      'a named query tied to where it is written',
      'p',
      'select * from sites s where s.organisation_id = ? and (with c as (select 1 from persons p where p.organisation_id = s.organisation_id) select 1 from c)',
      'here',
    ],
    ['a named query that hides a table', 'sites', 'with sites as (select 1) select * from sites'],
    ['a named query beyond its reach', 'c', 'select (with c as (select 1) select 1 from c), (select 1 from c)'],
    ['a table after IN', '', 'select * from organisations where id in sites'],
    ['a query handed to json_each', 'persons', 'select * from json_each((select name from persons))'],
    [
      'a query handed to json_each without its own parentheses',
      'persons',
      'select * from json_each(select name from persons)',
    ],
    ['a letter that only JavaScript lowers', 'k', 'select * from sites k where "\u212a".organisation_id = ?', 'here'],
    ['a call after IN', '', 'select * from organisations where id in json_each(?)', '[]'],

    // Writing
    [
      'a row of another organisation',
      'sites',
      'insert into sites (organisation_id, id) values (?, ?), (?, ?)',
      'here',
      1,
      'elsewhere',
      2,
    ],
    [
      'a row whose organisation is written out',
      'sites',
      "insert into sites (organisation_id, id) values ('here', ?)",
      1,
    ],
    ['a row without its organisation', 'sites', 'insert into sites (id) values (?)', 1],
    [
      'a row that names its organisation twice',
      'sites',
      'insert into sites (organisation_id, "Organisation_ID") values (?, ?)',
      'here',
      'elsewhere',
    ],
    ['a row without named columns', 'sites', 'insert into sites values (?, ?)', 'here', 1],
    ['a row shorter than its columns', 'sites', 'insert into sites (id, organisation_id) values (?)', 'here'],
    ['a row of defaults', 'sites', 'insert into sites default values'],
    [
      'rows copied with a star',
      'persons',
      'insert into persons (organisation_id, id) select s.*, ? from sites s where s.organisation_id = ?',
      1,
      'here',
    ],
    [
      'rows copied from every organisation',
      's',
      'insert into persons (organisation_id, id) select ?, s.id from sites s',
      'here',
    ],
    [
      'rows copied under a name that is no tenant’s',
      'persons',
      'insert into persons (organisation_id, id) select o.organisation_id, 1 from organisations o',
    ],
    [
      'one half of a union of rows',
      'sites',
      'insert into sites (organisation_id) select ? union all select ?',
      'here',
      'elsewhere',
    ],
    [
      'an upsert that may find a foreign row',
      'sites',
      'insert into sites (organisation_id, id) values (?, ?) on conflict (hash) do update set name = ?',
      'here',
      1,
      2,
    ],
    [
      'an upsert on any conflict',
      'sites',
      'insert into sites (organisation_id, id) values (?, ?) on conflict do update set name = ?',
      'here',
      1,
      2,
    ],
    [
      'an upsert that changes the organisation',
      'sites',
      'insert into sites (organisation_id, id) values (?, ?) on conflict (organisation_id, id) do update set organisation_id = ?',
      'here',
      1,
      'here',
    ],
    [
      'an upsert that asks every organisation',
      'persons',
      'insert into sites (organisation_id, id) values (?, ?) on conflict (organisation_id, id) do update set name = (select name from persons)',
      'here',
      1,
    ],
    [
      'an answer that asks every organisation',
      'persons',
      'insert into sites (organisation_id, id) values (?, ?) returning (select name from persons)',
      'here',
      1,
    ],
    ['a replacement', 'sites', 'replace into sites (organisation_id, id) values (?, ?)', 'here', 1],
    ['an insert that replaces', 'sites', 'insert or replace into sites (organisation_id, id) values (?, ?)', 'here', 1],
    ['an update that replaces', 'sites', 'update or replace sites set name = ? where organisation_id = ?', 1, 'here'],
    ['an update of every organisation', 'sites', 'update sites set name = ?', 1],
    [
      'an update that changes the organisation',
      'sites',
      'update sites set name = ?, "organisation_id" = ? where organisation_id = ?',
      1,
      'here',
      'here',
    ],
    [
      'an update that changes it among others',
      'sites',
      'update sites set (name, organisation_id) = (?, ?) where organisation_id = ?',
      1,
      'here',
      'here',
    ],
    [
      'an update from every organisation',
      'p',
      'update sites as s set name = p.name from persons p where s.organisation_id = ?',
      'here',
    ],
    ['a deletion of every organisation', 'sites', 'delete from sites'],
    [
      'a deletion bound in its answer only',
      'sites',
      'delete from sites where id = ? returning organisation_id = ?',
      1,
      'here',
    ],

    // What it does not know
    ['a table it does not know', 'sittes', 'select * from sittes where organisation_id = ?', 'here'],
    ['the schema', 'sqlite_master', 'select * from sqlite_master'],
    ['a pragma as a table', 'pragma_table_info', "select * from pragma_table_info('sites')"],
    ['json_each as a table', 'json_each', 'select * from json_each'],
    ['another schema', 'main', 'select * from main.sites where organisation_id = ?', 'here'],
    ['a table named by a string', '', "select * from 'sites' where organisation_id = ?", 'here'],
    ['other pragmas', '', 'pragma writable_schema = 1'],
    ['two statements', '', 'select 1; delete from sites'],
    ['the schema changed', '', 'drop table sites'],
    ['a transaction', '', 'begin'],
    ['nothing at all', '', ' -- nothing'],
    ['a reason that is not on the list', '', '/* every organisation: because */ select * from sites'],
    [
      'a reason inside a string',
      'sites',
      "select '/* every organisation: cron sends again what is owed */' from sites",
    ],
    ['named parameters', '', 'select * from sites where organisation_id = :organisation', 'here'],
    ['a NUL', '', 'select * from sites where organisation_id = ?\0', 'here'],
    ['spaces that only JavaScript knows', '', 'select * from sites where organisation_id = ?\u00a0', 'here'],
    ['a comment left open', '', 'select * from sites where organisation_id = ? /* and', 'here'],
    ['a string left open', '', "select * from sites where organisation_id = ? and 'a''", 'here'],
    ['a parenthesis left open', '', 'select * from sites where (organisation_id = ?', 'here'],
    ['a parenthesis never opened', '', 'select * from sites where organisation_id = ?)', 'here'],
    ['an AND with nothing after it', 'sites', 'select * from sites where organisation_id = ? and', 'here'],
  ])('%s', (_, alias, sql, ...params) => {
    const refused = refusal(sql, params)
    expect(refused).toBeInstanceOf(UnscopedStatement)
    expect(refused).toMatchObject({ name: 'UnscopedStatement', statement: sql, alias })
    expect(refusal(sql, params)).toMatchObject({ message: refused?.message })
  })
})

test('asks about a table again when the rules are others', () => {
  const sql = 'select * from organisations'
  check(sql, [], rules)
  expect(() => check(sql, [], { ...rules, tenant: () => true })).toThrow(UnscopedStatement)
  expect(() => check(sql, [], { ...rules, known: () => false })).toThrow(UnscopedStatement)
  check(sql, [], rules)
})

function refusal(sql: string, params: unknown[]): Error | undefined {
  try {
    check(sql, params, rules)
  } catch (error) {
    return error instanceof Error ? error : undefined
  }
}

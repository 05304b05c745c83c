-- A CPR number whose citizen the tables know by the replacement number they had before: HMACs of both.
create table citizen_alias (
  number   text        primary key,
  course   text        not null unique,
  noted_at timestamptz not null
);

-- Two plans of one citizen become one.
alter table plan_news drop constraint plan_news_plan_number_fkey,
  add foreign key (plan, number) references plan_change (plan, number) on update cascade on delete cascade;

/** The parameters that say what was recorded, in reading order. The others are about the browser and the clock. */
const WHAT = [
  'action_name',
  'e_c',
  'e_a',
  'e_n',
  'e_v',
  'idgoal',
  'revenue',
  'search',
  'search_cat',
  'search_count',
  'c_n',
  'c_p',
  'c_t',
  'c_i',
  'ec_id',
  'ec_st',
  'ec_tx',
  'ec_sh',
  'ec_dt',
  'ec_items',
  '_pks',
  '_pkn',
  '_pkc',
  '_pkp',
  'link',
  'download',
  'uid',
  'new_visit',
  'cdo',
  'cvar',
  '_cvar',
]

/** The parameters that say where it was recorded. */
const WHERE = ['url', 'urlref']

/** The parameters that are worth a look, as pairs of name and value. */
export function mainParams(params: Record<string, string>): [string, string][] {
  const dimensions = Object.keys(params).filter((name) => /^dimension\d+$/.test(name))
  return [...WHAT, ...dimensions, ...WHERE].flatMap((name) => {
    const value = params[name]
    return value === undefined || value === '' ? [] : [[name, value]]
  })
}

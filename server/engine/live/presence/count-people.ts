/**
 * Somebody with two tabs at two processes is in the set twice and counts once; in a crowd that isn't looked into.
 * Answers how many people there are, and how many of them are written by whoever asks, or -1.
 */
export const countPeople = `
local people = redis.call('ZCOUNT', KEYS[1], ARGV[1], '+inf')
local own = -1
if people <= 1000 then
  local seen = {}
  people = 0
  own = 0
  for _, member in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], ARGV[1], '+inf')) do
    local browser = string.sub(member, 1, 16)
    if not seen[browser] then
      seen[browser] = true
      people = people + 1
    end
    if string.sub(member, 18) == ARGV[2] then own = own + 1 end
  end
end
for _, more in ipairs(redis.call('HVALS', KEYS[2])) do
  local count, till = string.match(more, '(%d+) (%d+)')
  if count and tonumber(till) > tonumber(ARGV[1]) then people = people + tonumber(count) end
end
return {people, own}`;

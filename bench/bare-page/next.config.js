/** The page's build is used once. @type {import('next').NextConfig} */
export default { experimental: { turbopackFileSystemCacheForBuild: false } };

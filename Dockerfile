FROM node:22-bookworm-slim
WORKDIR /shop
ENV NODE_ENV=production DATA_DIR=/data
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && mkdir /data && chown -R node:node /data /shop
USER node
VOLUME /data
EXPOSE 3000
CMD ["node", "scripts/start.mjs"]

Each rule on a file that breaks it and on one that does what it advises; what
other rules say of the former is shown, too.
%% file bad-unstripped
FROM golang:1 AS b
RUN go build -o /x .
FROM scratch
COPY --from=b /x /x
%% file good-unstripped
FROM golang:1 AS b
RUN go install x.example/generator@v1
RUN go build -ldflags='-s -w' -o /x .
FROM scratch
COPY --from=b /x /x
%% file bad-unstripped-rust
FROM rust:1 AS b
RUN cargo build --release
FROM debian:12
COPY --from=b /target/release/x /x
%% file good-unstripped-rust
FROM rust:1 AS b
ENV CARGO_PROFILE_RELEASE_STRIP=true
RUN cargo build --release
FROM debian:12
COPY --from=b /target/release/x /x
%% file bad-unstripped-c
FROM gcc:12 AS b
WORKDIR /src
RUN ./configure --prefix=/usr && make && make install
FROM debian:12
COPY --from=b /usr/bin/x /x
%% file good-unstripped-c
FROM gcc:12 AS b
WORKDIR /src
RUN ./configure --prefix=/usr && make && make install-strip
FROM debian:12
COPY --from=b /usr/bin/x /x
%% file bad-debug-build
FROM rust:1 AS b
RUN cargo build
FROM debian:12
COPY --from=b /target/debug/x /x
%% file good-debug-build
FROM rust:1 AS b
RUN cargo build
RUN cargo test
FROM debian:12
COPY x /x
%% file bad-build-dir-kept
FROM rust:1 AS b
WORKDIR /app
RUN cargo build --release && strip target/release/x
FROM debian:12
COPY --from=b /app /app
%% file good-build-dir-kept
FROM rust:1 AS b
WORKDIR /app
RUN cargo build --release && strip target/release/x
FROM debian:12
COPY --from=b /app/target/release/x /app/
%% file bad-build-dir-kept-run
FROM debian:12
RUN git clone --depth 1 https://x.example/y.git /src && (cd /src && mkdir build && cd build && cmake .. && make -j4 && strip y)
%% file good-build-dir-kept-run
FROM debian:12
RUN git clone --depth 1 https://x.example/y.git /src && (cd /src && mkdir build && cd build && cmake .. && make -j4 && make install) && rm -r /src
%% file bad-toolchain-kept
FROM golang:1.22
COPY x /x
%% file good-toolchain-kept
FROM golang:1.22 AS b
FROM debian:12
COPY --from=b /x /x
%% file bad-toolchain-kept-run
FROM alpine:3
RUN apk add --no-cache gcc musl-dev libx
%% file good-toolchain-kept-run
FROM alpine:3
RUN apk add --no-cache --virtual .b gcc musl-dev && make install && apk del .b
%% file bad-package-lists
FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends x
%% file good-package-lists
FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends x && rm -rf /var/lib/apt/lists/*
RUN --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y --no-install-recommends y
RUN apt-get update && apt-get dist-clean
%% file bad-apk-cache
FROM alpine:3
RUN apk update && apk add x
%% file good-apk-cache
FROM alpine:3
RUN apk add --no-cache x
RUN apk add -U y && rm -rf /var/cache/apk/*
%% file bad-dnf-cache
FROM fedora:40
RUN dnf install -y x
%% file good-dnf-cache
FROM fedora:40
RUN dnf install -y x && dnf clean all
%% file bad-pip-cache
FROM python:3
RUN python3 -m pip install x
%% file good-pip-cache
FROM python:3
RUN pip install --no-cache-dir x
RUN --mount=type=cache,target=/root/.cache/pip pip install y
ENV PIP_NO_CACHE_DIR=1
RUN pip install z
%% file bad-npm-cache
FROM node:20
ENV NODE_ENV=production
RUN npm install x
%% file good-npm-cache
FROM node:20
ENV NODE_ENV=production
RUN npm install x && npm cache clean --force
%% file bad-cargo-cache
FROM debian:12
RUN cargo install x && strip /usr/local/bin/x
%% file good-cargo-cache
FROM debian:12
RUN cargo install x && strip /usr/local/bin/x && rm -rf "$CARGO_HOME/registry"
%% file bad-go-cache
FROM debian:12
RUN go install -ldflags=-s x.example/y@v1
%% file good-go-cache
FROM debian:12
RUN go install -ldflags=-s x.example/y@v1 && go clean -cache -modcache
%% file bad-recommended-packages
FROM debian:12
RUN apt-get update && apt-get install -y x && rm -rf /var/lib/apt/lists/*
%% file good-recommended-packages
FROM debian:12
RUN echo 'APT::Install-Recommends "0";' > /etc/apt/apt.conf.d/x
RUN apt-get update && apt-get install -y x && rm -rf /var/lib/apt/lists/*
%% file bad-dev-dependencies
FROM node:20
RUN npm ci && npm cache clean --force
%% file good-dev-dependencies
FROM node:20
RUN npm ci --omit=dev && npm cache clean --force
%% file bad-upgrade
FROM debian:12
RUN apt-get update && apt-get upgrade -y && rm -rf /var/lib/apt/lists/*
%% file good-upgrade
FROM debian:12
RUN dnf update -y openssl && dnf clean all
%% file bad-git-history
FROM debian:12
RUN git clone https://x.example/y.git
%% file good-git-history
FROM debian:12
RUN git clone --depth=1 https://x.example/y.git
%% file bad-metadata-layer
FROM debian:12
ENV HOME=/home/x
COPY app $HOME/app
RUN mkdir /data && chown -R x:x $HOME /data
RUN chmod +x $HOME/app/run.sh
%% file good-metadata-layer
FROM debian:12
ENV HOME=/home/x
COPY --chown=x:x app $HOME/app
RUN mkdir -p $HOME/log && chown -R x:x $HOME/log /data
%% file bad-removed-later
FROM debian:12
WORKDIR /tmp
COPY x.deb y.deb ./
RUN dpkg -i /tmp/*.deb
RUN rm *.deb
%% file good-removed-later
FROM debian:12
RUN --mount=type=bind,source=x.deb,target=/tmp/x.deb dpkg -i /tmp/x.deb
RUN rm -f /tmp/x.deb
%% file bad-archive-kept
FROM debian:12
COPY x.tar.gz /opt/
RUN tar -xzf /opt/x.tar.gz -C /opt
%% file good-archive-kept
FROM debian:12
ADD x.tar.gz /opt/
%% file bad-add-remote
FROM debian:12
ADD --checksum=sha256:1 https://x.example/y.tar.gz /y
%% file good-add-remote
FROM debian:12
ADD https://x.example/y.git#v1 /y
ADD https://x.example/y.jar /z
%% file bad-copy-before-dependencies
FROM node:20 AS b
COPY . .
RUN npm ci
FROM scratch
COPY --from=b /dist /
%% file good-copy-before-dependencies
FROM node:20 AS b
COPY package*.json ./
RUN npm ci
COPY . .
RUN npm install --no-save x
FROM scratch
COPY --from=b /dist /
%% file bad-copy-before-dependencies-pip
FROM python:3
ENV PIP_NO_CACHE_DIR=1
ADD ./ /app
RUN pip install -r requirements.txt
%% file good-copy-before-dependencies-pip
FROM python:3
ENV PIP_NO_CACHE_DIR=1
ADD ./ /app
RUN pip install .
%% file bad-copy-before-dependencies-cargo
FROM rust:1 AS b
COPY . .
RUN cargo build --release && strip x
FROM scratch
COPY --from=b /x /
%% file good-copy-before-dependencies-cargo
FROM rust:1 AS b
COPY . .
RUN --mount=type=cache,target=/target cargo build --release && strip x
FROM scratch
COPY --from=b /x /
%% file bad-packages-after-copy
FROM alpine:3
COPY . /app
RUN apk add --no-cache x
%% file good-packages-after-copy
FROM alpine:3
RUN apk add --no-cache x
COPY . /app
%% file bad-update-alone
FROM debian:12 AS b
RUN apt-get update
RUN apt-get install -y x
FROM scratch
COPY --from=b /x /
%% file good-update-alone
FROM debian:12 AS b
RUN apt-get update; apt-get install -y x
FROM scratch
COPY --from=b /x /
%% file bad-volatile-argument
FROM debian:12
ARG GIT_COMMIT
RUN make-it
LABEL c=$GIT_COMMIT
%% file good-volatile-argument
FROM debian:12
RUN make-it
ARG GIT_COMMIT
LABEL c=$GIT_COMMIT
%% file bad-base-unpinned
FROM debian
FROM x.example:5000/y:latest
%% file good-base-unpinned
FROM debian:12 AS a
FROM a
FROM x.example:5000/y@sha256:1
FROM scratch
ARG V
FROM $V
%% run
mkdir empty
for file in bad-*; do
	echo "$file:" $(binsize lint -q --context empty --format csv $file |
	    sed '1d' | cut -d, -f1-3)
	binsize lint -q --context empty --format csv good-${file#bad-} |
	    sed '1d' | cut -d, -f1-3
done
%% stdout
bad-add-remote: 2,warn,add-remote
bad-apk-cache: 2,fail,apk-cache
bad-archive-kept: 2,fail,archive-kept
bad-base-unpinned: 2,warn,base-unpinned
bad-build-dir-kept: 5,fail,build-dir-kept
bad-build-dir-kept-run: 2,fail,build-dir-kept
bad-cargo-cache: 2,fail,cargo-cache
bad-copy-before-dependencies: 2,fail,copy-before-dependencies
bad-copy-before-dependencies-cargo: 2,fail,copy-before-dependencies
bad-copy-before-dependencies-pip: 3,fail,copy-before-dependencies
bad-debug-build: 2,warn,debug-build
bad-dev-dependencies: 2,warn,dev-dependencies
bad-dnf-cache: 2,fail,dnf-cache
bad-git-history: 2,warn,git-history
bad-go-cache: 2,fail,go-cache
bad-metadata-layer: 4,fail,metadata-layer 5,warn,metadata-layer
bad-npm-cache: 3,fail,npm-cache
bad-package-lists: 2,fail,package-lists
bad-packages-after-copy: 2,fail,packages-after-copy
bad-pip-cache: 2,fail,pip-cache
bad-recommended-packages: 2,warn,recommended-packages
bad-removed-later: 5,fail,removed-later
bad-toolchain-kept: 1,warn,toolchain-kept
bad-toolchain-kept-run: 2,warn,toolchain-kept
bad-unstripped: 2,fail,unstripped
bad-unstripped-c: 3,fail,unstripped
bad-unstripped-rust: 2,warn,unstripped
bad-update-alone: 2,fail,update-alone
bad-upgrade: 2,warn,upgrade
bad-volatile-argument: 2,warn,volatile-argument

A history as BuildKit 0.17.3 wrote it for this Dockerfile, word by word (the
image was built by it from a scratch base, as an OCI archive): steps that make
no layer stand between the others, RUN has the shell and the arguments in front,
of a here document there are the lines alone. Contents are smaller than they
were, and 5, the layer of a file that changes, has two builds.
%% file Dockerfile
FROM scratch AS build
COPY busybox /bin/busybox
COPY src/tool /out/tool
RUN ["/bin/busybox", "sh", "-c", "/bin/busybox mkdir -p /out/build && /bin/busybox dd if=/dev/urandom of=/out/build/object.o bs=1k count=100 2>/dev/null"]

FROM scratch
COPY busybox /bin/busybox
RUN ["/bin/busybox", "--install", "-s", "/bin"]
SHELL ["/bin/busybox", "sh", "-c"]
ARG VERSION=1.0
ENV PATH=/bin APP_VERSION=$VERSION
WORKDIR /srv
COPY --from=build /out /srv
COPY --chown=65534:65534 src/app.conf src/data.txt ./
RUN rm -rf /srv/build && mkdir -p /var/cache/apk && echo cached > /var/cache/apk/index
RUN chown -R 65534 /srv
RUN <<EOT
echo one > /one
echo two > /two
EOT
HEALTHCHECK CMD true
USER 65534
EXPOSE 8080
LABEL org.example.version=$VERSION
ENTRYPOINT ["/srv/tool"]
%% image old.tar
tag lab:1
layer gzip "COPY busybox /bin/busybox # buildkit"
dir bin
file bin/busybox 9000
layer gzip "RUN /bin/busybox --install -s /bin # buildkit"
symlink bin/sh /bin/busybox
history "SHELL [/bin/busybox sh -c]"
history "ARG VERSION=1.0"
history "ENV PATH=/bin APP_VERSION=1.0"
layer gzip "WORKDIR /srv"
dir srv
layer gzip "COPY /out /srv # buildkit"
file srv/tool 4000
dir srv/build
file srv/build/object.o 2000
layer gzip "COPY --chown=65534:65534 src/app.conf src/data.txt ./ # buildkit"
attributes uid=65534 gid=65534 mtime=100
text srv/app.conf key=value
file srv/data.txt 3000
layer gzip "RUN |1 VERSION=1.0 /bin/busybox sh -c rm -rf /srv/build && mkdir -p /var/cache/apk && echo cached > /var/cache/apk/index # buildkit"
attributes mtime=100
delete srv/build
text var/cache/apk/index cached
layer gzip "RUN |1 VERSION=1.0 /bin/busybox sh -c chown -R 65534 /srv # buildkit"
attributes uid=65534
file srv/tool 4000
layer gzip "RUN |1 VERSION=1.0 /bin/busybox sh -c echo one > /one\necho two > /two\n # buildkit"
attributes mtime=100
text one one
text two two
history "HEALTHCHECK &{[\"CMD-SHELL\" \"true\"] \"0s\" \"0s\" \"0s\" \"0s\" '\\x00'}"
history "USER 65534"
history "EXPOSE map[8080/tcp:{}]"
history "LABEL org.example.version=1.0"
history "ENTRYPOINT [\"/srv/tool\"]"
attestation
%% image new.tar
tag lab:2
layer gzip "COPY busybox /bin/busybox # buildkit"
dir bin
file bin/busybox 9000
layer gzip "RUN /bin/busybox --install -s /bin # buildkit"
symlink bin/sh /bin/busybox
history "SHELL [/bin/busybox sh -c]"
history "ARG VERSION=1.0"
history "ENV PATH=/bin APP_VERSION=1.0"
layer gzip "WORKDIR /srv"
dir srv
layer gzip "COPY /out /srv # buildkit"
file srv/tool 4000
dir srv/build
file srv/build/object.o 2000
layer gzip "COPY --chown=65534:65534 src/app.conf src/data.txt ./ # buildkit"
attributes uid=65534 gid=65534 mtime=200
text srv/app.conf key=other
file srv/data.txt 3000
layer gzip "RUN |1 VERSION=1.0 /bin/busybox sh -c rm -rf /srv/build && mkdir -p /var/cache/apk && echo cached > /var/cache/apk/index # buildkit"
attributes mtime=200
delete srv/build
text var/cache/apk/index cached
layer gzip "RUN |1 VERSION=1.0 /bin/busybox sh -c chown -R 65534 /srv # buildkit"
attributes uid=65534
file srv/tool 4000
layer gzip "RUN |1 VERSION=1.0 /bin/busybox sh -c echo one > /one\necho two > /two\n # buildkit"
attributes mtime=200
text one one
text two two
history "HEALTHCHECK &{[\"CMD-SHELL\" \"true\"] \"0s\" \"0s\" \"0s\" \"0s\" '\\x00'}"
history "USER 65534"
history "EXPOSE map[8080/tcp:{}]"
history "LABEL org.example.version=1.0"
history "ENTRYPOINT [\"/srv/tool\"]"
%% run
binsize report old.tar
%% stdout
OCI layout lab:1, linux/amd64, 8 layers, 39.0 KiB, 13.3 KiB compressed

layers, the lowest first
LAYER  ENTRIES  FILE SIZE  WIRE SIZE     WASTE  COMPRESSION  BUILD STEP
1            2   11.0 KiB   5.20 KiB       0 B  gzip         COPY busybox /bin/busybox
2            1   1.50 KiB       81 B       0 B  gzip         RUN /bin/busybox --install -s /bin
3            1   1.50 KiB       69 B       0 B  gzip         WORKDIR /srv
4            3   8.50 KiB   3.56 KiB  1.95 KiB  gzip         COPY /out /srv
5            2   5.50 KiB   1.83 KiB       0 B  gzip         COPY --chown=65534:65534 src/app.conf src/data.txt ./
6            2   2.50 KiB      127 B       0 B  gzip         RUN |1 VERSION=1.0 /bin/busybox sh -c rm -rf /srv/build && mkdir -p /var/cache/apk && echo cached > /var/cache/apk/index
7            1   5.50 KiB   2.33 KiB  3.91 KiB  gzip         RUN |1 VERSION=1.0 /bin/busybox sh -c chown -R 65534 /srv
8            2   3.00 KiB      103 B       0 B  gzip         RUN |1 VERSION=1.0 /bin/busybox sh -c echo one > /one\x0aecho two > /two\x0a
TOTAL       14   39.0 KiB   13.3 KiB  5.86 KiB

what the final tree needs of them
WASTE          FILE SIZE  FILE %  WIRE SIZE  WHAT IT IS
live            15.6 KiB   40.1%   8.92 KiB  content of the final tree
shadowed             0 B    0.0%        0 B  replaced in a layer above
deleted         1.95 KiB    5.0%   1.14 KiB  deleted by a layer above
metadata only   3.91 KiB   10.0%   2.20 KiB  copied again, its content unchanged
duplicate            0 B    0.0%        0 B  the same content at another path
tar overhead    17.5 KiB   44.9%   1.03 KiB  headers, padding, ends
TOTAL           39.0 KiB  100.0%   13.3 KiB

largest waste
PATH                LAYER  FILE SIZE  WIRE SIZE  WASTE
srv/tool                7   3.91 KiB   2.20 KiB  metadata only
srv/build/object.o      4   1.95 KiB   1.14 KiB  deleted

efficiency 0.7275: 16021 of 22021 bytes of content are needed
beside it: 1 attestation, 34 B
by file: binsize report -d layer,path --wire IMAGE; waste by file: -d waste,path
%% run
binsize reuse new.tar old.tar
%% stdout
layers, the lowest first
LAYER  KNOWN BY      WIRE SIZE   CONTENT     KNOWN  MAIN CAUSE  BUILD STEP
1      layer digest   5.20 KiB  8.79 KiB  8.79 KiB  unchanged   COPY busybox /bin/busybox
2      layer digest       81 B       0 B       0 B  unchanged   RUN /bin/busybox --install -s /bin
3      layer digest       69 B       0 B       0 B  unchanged   WORKDIR /srv
4      layer digest   3.56 KiB  5.86 KiB  5.86 KiB  unchanged   COPY /out /srv
5      -              1.83 KiB  2.94 KiB  2.93 KiB  mtime       COPY --chown=65534:65534 src/app.conf src/data.txt ./
6      -                 128 B       6 B       6 B  mtime       RUN |1 VERSION=1.0 /bin/busybox sh -c rm -rf /srv/build && mkdir -p /var/cache/apk && echo cached > /var/cache/apk/index
7      layer digest   2.33 KiB  3.91 KiB  3.91 KiB  unchanged   RUN |1 VERSION=1.0 /bin/busybox sh -c chown -R 65534 /srv
8      -                 102 B       6 B       6 B  mtime       RUN |1 VERSION=1.0 /bin/busybox sh -c echo one > /one\x0aecho two > /two\x0a

why layers are not known
LAYER  CAUSE    ENTRIES  FILE SIZE  LARGEST
5      content        1        9 B  srv/app.conf
5      mtime          1   2.93 KiB  srv/data.txt
6      mtime          2        6 B  var/cache/apk/index
8      mtime          2        6 B  one

what is known from the older image
OF  HITS  HIT %     BYTES  HIT BYTES  BYTE %  KNOWN BY
 8     5  62.5%  13.3 KiB   11.2 KiB   84.5%  layer digest
 8     5  62.5%  13.3 KiB   11.2 KiB   84.5%  diff_id
 9     8  88.9%  21.5 KiB   21.5 KiB  100.0%  file content
 9     8  88.9%  21.5 KiB   21.5 KiB  100.0%  chunk

layers that would be known
LAYERS  WIRE SIZE  WHAT IF
     2      230 B  mtimes clamped
     2      230 B  mtimes clamped, entries sorted
     2      230 B  all of these
     1   2.33 KiB  unchanged layers below changed ones (not built again)

layer 5 (COPY --chown=65534:65534 src/app.conf src/data.txt ./) broke the chain: 1873 bytes of its own, and 2617 bytes in 3 layers above it
%% run
binsize lint -q --context . --image old.tar Dockerfile
%% stdout
Dockerfile: FAIL: 1 failed, 0 warned, 0 ignored

LINE  STATUS  RULE            COSTS    ON THE WIRE  WHAT
  16  fail    metadata-layer  3.9 KiB  2.2 KiB      chown writes /srv again, which COPY of line 14 brought

of 8 layers of the image 8 are told to be made by this file
metadata-layer: A layer holds whole files: another owner or mode stores and moves all of their bytes a second time. COPY --chown=USER:GROUP --chmod=MODE, or set the mode in the repository.
%% status 1

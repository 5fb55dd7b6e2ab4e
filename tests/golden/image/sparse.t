Files with holes: what the tar holds is counted, not what the file pretends,
in each way that a tar may say so; a gibibyte of nothing takes no time.
%% run
echo end > tail
for version in gnu 0.0 0.1 1.0; do
	rm -f holes && truncate -s 1G holes && cat tail >> holes
	case $version in
	gnu) tar --format=gnu -cSf layer.tar holes ;;
	*) tar --format=posix --sparse-version=$version -cSf layer.tar holes ;;
	esac
	binsize report -d path --format csv layer.tar > out
	test "$(sed -n 's/^holes,//p' out)" -lt 20000 &&
		echo "$version: $(cut -d, -f1 out | tr '\n' ' ')"
done
%% stdout
gnu: path [end of archive] holes 
0.0: path [end of archive] holes 
0.1: path [end of archive] holes 
1.0: path [end of archive] holes 

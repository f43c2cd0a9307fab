/// The script of the page: shows details, and scores anew without findings that a reader takes out.
///
/// The formula is that of `Docs/Methods/Scoring.md` §1, step by step as the library adds it up, in IEEE 754 doubles with `+ - * /` alone; so
/// its millionths are the library's. The page checks that against every value that the library embedded, and says so.
enum PageScript {
  static let code = PageScript.formula + PageScript.handling

  private static let formula = #"""
    "use strict";
    const roots=[1.0,0.9576032806985737,0.9170040432046712,0.8781260801866497,0.8408964152537145,0.8052451659746271,0.7711054127039704,
    0.7384130729697497,0.7071067811865476,0.6771277734684463,0.6484197773255048,0.620928906036742,0.5946035575013605,0.5693943173783458,
    0.5452538663326288,0.5221368912137069];
    const ln2=0.6931471805599453;
    function halving(x){
      if(!(x>0))return 1;
      if(x>=1024)return 0;
      const whole=Math.trunc(x),fraction=x-whole,sixteenths=Math.trunc(fraction*16),rest=(fraction-sixteenths/16)*ln2;
      let term=1,sum=1;
      for(let k=1;k<=9;k++){term=term*-rest/k;sum+=term}
      let value=roots[sixteenths]*sum;
      for(let i=0;i<whole;i++)value*=0.5;
      return value;
    }
    function millionths(value){
      const product=value*1000000;
      let count=Math.trunc(product);
      const rest=product-count,size=Math.abs(rest);
      if(size>0.5||size===0.5&&count%2!==0)count+=rest<0?-1:1;
      return count;
    }
    function evidence(indices,findings){
      const sentences=[],places=new Map();
      for(const index of indices){
        const f=findings[index],place=places.get(f.sentence);
        if(place===undefined){places.set(f.sentence,sentences.length);sentences.push({sentence:f.sentence,strength:f.strength,findings:[index]})}
        else if(f.strength>sentences[place].strength)sentences[place]={sentence:f.sentence,strength:f.strength,findings:[index]};
        else if(f.strength===sentences[place].strength)sentences[place].findings.push(index);
      }
      sentences.sort((a,b)=>a.strength===b.strength?a.sentence-b.sentence:b.strength-a.strength);
      const parts=[];
      let total=0;
      sentences.forEach((m,place)=>{
        const weighted=m.strength/(place+1);
        total+=weighted;
        for(const finding of m.findings)parts.push({finding,amount:weighted/m.findings.length});
      });
      parts.sort((a,b)=>a.finding-b.finding);
      return {parts,total};
    }
    function mixtureWeights(values,rules){
      const ranked=[...values].sort((a,b)=>b-a);
      return values.map(value=>{
        const first=ranked.indexOf(value);
        if(!(value>0)||first<0)return 0;
        let tied=0;
        while(first+tied<ranked.length&&ranked[first+tied]===value)tied++;
        const places=Math.max(0,Math.min(rules.top-first,tied));
        return ((first===0?rules.strongest:0)+rules.topMean/rules.top*places)/tied;
      });
    }
    function addShares(members,values,shares,rules){
      const weights=mixtureWeights(members.map(m=>m[1]*values[m[0]]),rules);
      members.forEach((m,i)=>{shares[m[0]]+=m[1]*weights[i]});
    }
    function scores(record,removed,model){
      const indices=model.components.map(()=>[]);
      record.findings.forEach((f,i)=>{if(f.strength>0&&f.component>=0&&!removed.has(i))indices[f.component].push(i)});
      const found=indices.map(list=>list.length?evidence(list,record.findings):null);
      const values=found.map(e=>e?1-halving(e.total*1*(model.rules.rate/ln2)):0);
      const isStated=record.findings.some((f,i)=>f.strength>0&&!removed.has(i));
      const score=shares=>{
        const amounts=new Map();
        shares.forEach((share,place)=>{
          const e=found[place];
          if(!(share>0)||!e)return;
          for(const part of e.parts){
            const concept=record.findings[part.finding].concept;
            amounts.set(concept,(amounts.get(concept)||0)+share*values[place]*(part.amount/e.total));
          }
        });
        const parts=new Map();
        let value=0;
        for(const [concept,amount] of amounts){const m=millionths(amount);if(m>0){parts.set(concept,m);value+=m}}
        return {value,parts};
      };
      return model.dimensions.map(d=>{
        const shares=values.map(()=>0);
        if(d.level!=="general"){addShares(d.members,values,shares,model.rules);return score(shares)}
        const stated=model.dimensions.filter(s=>s.level==="spectrum"&&s.members.some(m=>found[m[0]]));
        if(!isStated||stated.length<model.rules.minimumSpectra)return null;
        for(const s of stated)addShares(s.members,values,shares,model.rules);
        return score(shares.map(s=>s/stated.length));
      });
    }

    """#
}
